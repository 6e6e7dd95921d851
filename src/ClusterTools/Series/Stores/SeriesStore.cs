using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Series.Stores;

/// <summary>Where the values of a <see cref="SeriesSet"/> lie: records × values, row-major, in one element type. Reading is safe from any thread.</summary>
public abstract class SeriesStore
{
    private protected SeriesStore(ElementType elementType, int count, int length)
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

    /// <summary>Whether the values are read from a file whenever they are asked for, because they may be more than memory holds.</summary>
    internal abstract bool IsInFile { get; }

    /// <summary>A run of records as float: the store's own memory where its type is <see cref="ElementType.Float32"/>, otherwise widened (or, from double, rounded)
    /// into <paramref name="scratch"/>.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="count">The number of records.</param>
    /// <param name="scratch">Room for <paramref name="count"/> records.</param>
    public abstract ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch);

    /// <summary>A run of records as double: the store's own memory where its type is <see cref="ElementType.Float64"/>, otherwise widened into <paramref name="scratch"/>.</summary>
    /// <inheritdoc cref="ReadTile(int, int, Span{float})"/>
    public abstract ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch);

    /// <summary>A run of records as float or double, whichever <typeparamref name="T"/> is.</summary>
    internal ReadOnlySpan<T> ReadTile<T>(int first, int count, Span<T> scratch)
        where T : unmanaged => typeof(T) == typeof(float)
        ? MemoryMarshal.Cast<float, T>(ReadTile(first, count, MemoryMarshal.Cast<T, float>(scratch)))
        : MemoryMarshal.Cast<double, T>(ReadTile(first, count, MemoryMarshal.Cast<T, double>(scratch)));

    /// <summary>The bytes of a run of records, in the machine's byte order.</summary>
    public abstract ReadOnlySpan<byte> GetBytes(int first, int count);
}
