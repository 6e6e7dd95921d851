using System.Runtime.InteropServices;
using ClusterTools.Formats.Elements;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;

namespace ClusterTools.Formats.Records;

/// <summary>The array of a new set of series while it is filled, byte by byte, by a reader that knows its type only at run time.</summary>
internal abstract class SeriesArray
{
    // The most elements of an array on every runtime.
    private const int MaximumCount = 0x7FEFFFFF;

    private protected SeriesArray(ElementType elementType, int count, int length)
    {
        ElementType = elementType;
        Count = count;
        Length = length;
    }

    /// <summary>The type of a value.</summary>
    public ElementType ElementType { get; }

    /// <summary>Records.</summary>
    public int Count { get; }

    /// <summary>Values of a record.</summary>
    public int Length { get; }

    /// <summary>Makes an array for what a file holds; the file's length has to vouch for it.</summary>
    /// <exception cref="ImageFormatException">It does not fit into memory.</exception>
    public static SeriesArray Create(string path, ElementType type, long count, long length)
    {
        if (count > int.MaxValue || length > int.MaxValue || count > MaximumCount / length)
            throw new ImageFormatException(path, string.Format(SR.SeriesBeyondArray, count, length, MaximumCount));
        try
        {
            return type switch
            {
                ElementType.UInt8 => new Typed<byte>(type, (int)count, (int)length),
                ElementType.UInt16 => new Typed<ushort>(type, (int)count, (int)length),
                ElementType.Int16 => new Typed<short>(type, (int)count, (int)length),
                ElementType.Float32 => new Typed<float>(type, (int)count, (int)length),
                ElementType.Float64 => new Typed<double>(type, (int)count, (int)length),
                _ => throw new ArgumentException(string.Format(SR.ElementTypeUnsupported, type), nameof(type)),
            };
        }
        catch (OutOfMemoryException e)
        {
            throw new ImageFormatException(path, string.Format(SR.SeriesOutOfMemory, count, length, type), innerException: e);
        }
    }

    /// <summary>The bytes of a run of values.</summary>
    public abstract Span<byte> GetBytes(long first, int count);

    /// <summary>Scatters a run of values in Fortran order (the first index varies fastest) to their places in C order.</summary>
    public abstract void ScatterFortran(ReadOnlySpan<byte> run, long first, long[] shape);

    /// <summary>Sets a value of consecutive records.</summary>
    /// <param name="column">Which value.</param>
    /// <param name="first">The first record.</param>
    /// <param name="values">The values.</param>
    /// <returns>False where the type cannot hold one of them.</returns>
    public abstract bool SetColumn(int column, int first, ReadOnlySpan<double> values);

    /// <summary>The store over the filled array.</summary>
    public abstract SeriesStore ToStore();

    private sealed class Typed<T>(ElementType elementType, int count, int length) : SeriesArray(elementType, count, length)
        where T : unmanaged
    {
        private readonly T[] _values = GC.AllocateUninitializedArray<T>(count * length);

        public override Span<byte> GetBytes(long first, int count) => MemoryMarshal.AsBytes(_values.AsSpan((int)first, count));

        public override void ScatterFortran(ReadOnlySpan<byte> run, long first, long[] shape) =>
            FortranOrder.Scatter(MemoryMarshal.Cast<byte, T>(run), first, shape, _values);

        public override bool SetColumn(int column, int first, ReadOnlySpan<double> values)
        {
            int length = Length;
            var places = _values.AsSpan((first * length) + column);
            bool fits = true;
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                T held;
                if (typeof(T) == typeof(double))
                {
                    held = (T)(object)value;
                }
                else if (typeof(T) == typeof(float))
                {
                    held = (T)(object)(float)value;
                }
                else if (typeof(T) == typeof(byte))
                {
                    held = (T)(object)unchecked((byte)(int)value);
                    fits &= value is >= byte.MinValue and <= byte.MaxValue;
                }
                else if (typeof(T) == typeof(short))
                {
                    held = (T)(object)unchecked((short)(int)value);
                    fits &= value is >= short.MinValue and <= short.MaxValue;
                }
                else
                {
                    held = (T)(object)unchecked((ushort)(int)value);
                    fits &= value is >= ushort.MinValue and <= ushort.MaxValue;
                }

                places[i * length] = held;
            }

            return fits;
        }

        public override SeriesStore ToStore() => new ArraySeriesStore<T>(_values, Count, Length);
    }
}
