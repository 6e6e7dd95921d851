using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Stores;

/// <summary>The array of a set under construction, filled as bytes by code that copies values regardless of their type.</summary>
internal abstract class SeriesBuffer
{
    /// <summary>The maximum number of elements of an array on every runtime.</summary>
    public const int MaxElements = 0x7FEFFFFF;

    /// <summary>The bytes of a run of records.</summary>
    public abstract Span<byte> GetBytes(int first, int count);

    /// <summary>Counts the constant records (of more than one value) and the records with non-finite values in a run.</summary>
    public abstract void Count(int first, int count, RecordWarnings warnings);

    /// <summary>The finished store.</summary>
    public abstract SeriesStore ToStore();

    /// <exception cref="InsufficientMemoryException">The values do not fit into one array.</exception>
    public static SeriesBuffer Create(ElementType type, int count, int length)
    {
        RequireSize(count, length);
        return type switch
        {
            ElementType.UInt8 => new Typed<byte>(count, length),
            ElementType.UInt16 => new Typed<ushort>(count, length),
            ElementType.Int16 => new Typed<short>(count, length),
            ElementType.Float32 => new Typed<float>(count, length),
            ElementType.Float64 => new Typed<double>(count, length),
            _ => throw new ArgumentException(string.Format(SR.ElementTypeUnsupported, type)),
        };
    }

    /// <summary>Refuses a set that does not fit into one array.</summary>
    /// <exception cref="InsufficientMemoryException">It does not fit.</exception>
    public static void RequireSize(long count, long length)
    {
        if (count * length > MaxElements)
            throw new InsufficientMemoryException(string.Format(SR.ArrayTooLarge, $"A set of {count} x {length} values", count * length, MaxElements));
    }

    private sealed class Typed<T>(int count, int length) : SeriesBuffer
        where T : unmanaged
    {
        private readonly T[] _values = new T[count * length];

        public override Span<byte> GetBytes(int first, int rows) => MemoryMarshal.AsBytes(_values.AsSpan(first * length, rows * length));

        public override void Count(int first, int rows, RecordWarnings warnings)
        {
            int constant = 0;
            int nonFinite = 0;
            for (int record = first; record < first + rows; record++)
            {
                var values = new ReadOnlySpan<T>(_values, record * length, length);
                if (length > 1 && IsConstant(values))
                    constant++;
                if (!IsFinite(values))
                    nonFinite++;
            }

            warnings.AddConstant(constant);
            warnings.AddNonFinite(nonFinite);
        }

        public override SeriesStore ToStore() => new ArraySeriesStore<T>(_values, count, length);

        private static bool IsConstant(ReadOnlySpan<T> values)
        {
            var first = values[0];
            foreach (var v in values)
            {
                if (!EqualityComparer<T>.Default.Equals(v, first))
                    return false;
            }

            return true;
        }

        private static bool IsFinite(ReadOnlySpan<T> values)
        {
            if (typeof(T) == typeof(double))
                return Moments.IsFinite(MemoryMarshal.Cast<T, double>(values));
            if (typeof(T) != typeof(float))
                return true;
            foreach (float v in MemoryMarshal.Cast<T, float>(values))
            {
                if (!float.IsFinite(v))
                    return false;
            }

            return true;
        }
    }
}
