using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Series.Stores;

/// <summary>The storage of a <see cref="SeriesSet"/>: records × values, row-major, of one element type. Reading is thread-safe.</summary>
public abstract class SeriesStore
{
    private protected SeriesStore(ElementType elementType, int count, int length)
    {
        ElementType = elementType;
        Count = count;
        Length = length;
    }

    /// <summary>The element type of the values.</summary>
    public ElementType ElementType { get; }

    /// <summary>The number of records.</summary>
    public int Count { get; }

    /// <summary>The number of values per record (columns, time points).</summary>
    public int Length { get; }

    /// <summary>Whether the values are read from a file on every access, because they may exceed memory.</summary>
    internal abstract bool IsInFile { get; }

    /// <summary>A run of records as float: the store's own memory where its type is <see cref="ElementType.Float32"/>, otherwise widened (or, from double, rounded)
    /// into <paramref name="scratch"/>.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="scratch">A buffer for <paramref name="count"/> records.</param>
    public abstract ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch);

    /// <summary>A run of records as double: the store's own memory where its type is <see cref="ElementType.Float64"/>, otherwise widened into <paramref name="scratch"/>.</summary>
    /// <inheritdoc cref="ReadTile(int, int, Span{float})"/>
    public abstract ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch);

    /// <summary>A run of records as float or double, whichever <typeparamref name="T"/> is.</summary>
    internal ReadOnlySpan<T> ReadTile<T>(int first, int count, Span<T> scratch)
        where T : unmanaged => typeof(T) == typeof(float)
        ? MemoryMarshal.Cast<float, T>(ReadTile(first, count, MemoryMarshal.Cast<T, float>(scratch)))
        : MemoryMarshal.Cast<double, T>(ReadTile(first, count, MemoryMarshal.Cast<T, double>(scratch)));

    /// <summary>The bytes of a run of records, in native byte order.</summary>
    public abstract ReadOnlySpan<byte> GetBytes(int first, int count);
}
