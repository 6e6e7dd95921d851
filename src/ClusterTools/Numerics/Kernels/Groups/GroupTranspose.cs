using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>Converts some columns of a group of records to the layout and scale of the kernels: column by column, 64 floats each, centred.</summary>
internal static unsafe partial class GroupTranspose
{
    private const int Size = RecordGroup.Size;

    /// <summary>Transposes columns.</summary>
    /// <param name="source">The records. With fewer than 64, the rest of each column is 0.</param>
    /// <param name="firstColumn">The first column.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="target">Receives the columns.</param>
    /// <param name="squaredNorms">64 sums of squares; those of these columns are added.</param>
    public static void Run(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms) =>
        Run(Side, source, firstColumn, columns, target, squaredNorms);

    /// <summary>Transposes columns in blocks of a given size.</summary>
    /// <param name="side">The number of rows and columns of a block that is transposed in registers: one of <see cref="Sides"/>.</param>
    /// <param name="source">The records.</param>
    /// <param name="firstColumn">The first column.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="target">Receives the columns.</param>
    /// <param name="squaredNorms">64 sums of squares; those of these columns are added.</param>
    public static void Run(int side, in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
    {
        switch (source.Type)
        {
            case ElementType.UInt8:
                Run<byte, UInt8Loader>(side, source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.UInt16:
                Run<ushort, UInt16Loader>(side, source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.Int16:
                Run<short, Int16Loader>(side, source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.Float32:
                Run<float, Float32Loader>(side, source, firstColumn, columns, target, squaredNorms);
                break;
            case ElementType.Float64:
                Run<double, Float64Loader>(side, source, firstColumn, columns, target, squaredNorms);
                break;
            default:
                throw EnumGuard.Unexpected(source.Type);
        }
    }

    private static void Run<T, TLoader>(int side, in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        int whole = source.Count == Size && side > 1 ? columns - (columns % side) : 0;
        for (int r = 0; r < Size && whole > 0; r += side)
            RunBand<T, TLoader>(side, source, r, firstColumn, whole, target + r, squaredNorms + r);
        if (whole < columns)
            RunScalar<T, TLoader>(source, firstColumn + whole, columns - whole, target + (whole * Size), squaredNorms);
    }

    /// <summary>One value at a time, column by column: for short records, and for the remainders of vectorised loops.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void RunScalar<T, TLoader>(in GroupSource source, int firstColumn, int columns, float* target, float* squaredNorms)
        where T : unmanaged
        where TLoader : struct, IValueLoader<T>
    {
        var loader = default(TLoader);
        int count = source.Count;
        double scale = source.Scale;
        for (int j = 0; j < columns; j++, target += Size)
        {
            T* from = (T*)source.Rows + firstColumn + j;
            float point = source.Point[firstColumn + j];
            for (int r = 0; r < count; r++, from += source.Columns)
            {
                float value = loader.Load(*from, point, scale);
                target[r] = value;
                squaredNorms[r] += value * value;
            }

            for (int r = count; r < Size; r++)
                target[r] = 0;
        }
    }

    private partial interface IValueLoader<T>
        where T : unmanaged
    {
        float Load(T value, float point, double scale);
    }

    private readonly partial struct UInt8Loader : IValueLoader<byte>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Load(byte value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct UInt16Loader : IValueLoader<ushort>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Load(ushort value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Int16Loader : IValueLoader<short>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Load(short value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Float32Loader : IValueLoader<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Load(float value, float point, double scale) => (value * (float)scale) - point;
    }

    private readonly partial struct Float64Loader : IValueLoader<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Load(double value, float point, double scale) => (float)((value * scale) - point);
    }
}
