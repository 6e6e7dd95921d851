namespace ClusterTools.Numerics;

/// <summary>Brings some columns of a group of records into the order and the unit of the kernels: column after column, 64 floats each, centred.</summary>
internal static unsafe partial class GroupTranspose
{
    private const int Size = RecordGroup.Size;

    /// <summary>Transposes columns.</summary>
    /// <param name="source">The records. Where there are fewer than 64, the rest of each column is 0.</param>
    /// <param name="firstColumn">The first column.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="target">Room for them.</param>
    /// <param name="squaredNorms">64 sums of squares, to which those of these columns are added.</param>
    public static void Run(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
    {
        switch (source.Type)
        {
            case ElementType.UInt8:
                Run<byte, UInt8Loader>(source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.UInt16:
                Run<ushort, UInt16Loader>(source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.Int16:
                Run<short, Int16Loader>(source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.Float32:
                Run<float, Float32Loader>(source, firstColumn, columns, target, squaredNorms);
                break;
            default:
                Run<double, Float64Loader>(source, firstColumn, columns, target, squaredNorms);
                break;
        }
    }

    /// <summary>One value at a time: the ends of what goes by vectors, and the test of it.</summary>
    private static void RunScalar<T, TLoader>(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        var loader = default(TLoader);
        for (int r = 0; r < Size; r++)
        {
            float* to = target + r;
            if (r >= source.Count)
            {
                for (int j = 0; j < columns; j++, to += Size)
                    *to = 0;
                continue;
            }

            T* from = (T*)source.Rows + ((long)r * source.Columns) + firstColumn;
            float* point = source.Point + firstColumn;
            float squared = 0;
            for (int j = 0; j < columns; j++, to += Size)
            {
                float value = loader.Load(from[j], point[j], source.Scale);
                squared += value * value;
                *to = value;
            }

            squaredNorms[r] += squared;
        }
    }

    private partial interface IValueLoader<T>
        where T : unmanaged
    {
        float Load(T value, float point, double scale);
    }

    private readonly partial struct UInt8Loader : IValueLoader<byte>
    {
        public float Load(byte value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct UInt16Loader : IValueLoader<ushort>
    {
        public float Load(ushort value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Int16Loader : IValueLoader<short>
    {
        public float Load(short value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Float32Loader : IValueLoader<float>
    {
        public float Load(float value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Float64Loader : IValueLoader<double>
    {
        public float Load(double value, float point, double scale) => (float)((value * scale) - point);
    }
}
