using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Series.Stores;

/// <summary>A store backed by one managed array.</summary>
/// <typeparam name="T">The type of a value: byte, ushort, short, float or double.</typeparam>
internal sealed class ArraySeriesStore<T> : SeriesStore
    where T : unmanaged
{
    private readonly T[] _values;

    public ArraySeriesStore(T[] values, int count, int length)
        : base(ElementTypes.Of(typeof(T)), count, length)
    {
        if (ElementType.ForSeries() != ElementType)
            throw new ArgumentException(string.Format(SR.ElementTypeUnsupported, typeof(T)));
        if (values.LongLength != (long)count * length)
            throw new ArgumentException(string.Format(SR.SeriesSizeWrong, values.LongLength, count, length));
        _values = values;
    }

    internal override bool IsInFile => false;

    public override ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch)
    {
        var source = Slice(first, count);
        if (typeof(T) == typeof(float))
            return MemoryMarshal.Cast<T, float>(source);
        scratch = scratch.Slice(0, source.Length);
        Widen.ToSingle(source, scratch);
        return scratch;
    }

    public override ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch)
    {
        var source = Slice(first, count);
        if (typeof(T) == typeof(double))
            return MemoryMarshal.Cast<T, double>(source);
        scratch = scratch.Slice(0, source.Length);
        Widen.ToDouble(source, scratch);
        return scratch;
    }

    public override ReadOnlySpan<byte> GetBytes(int first, int count) => MemoryMarshal.AsBytes(Slice(first, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<T> Slice(int first, int count) => _values.AsSpan(checked(first * Length), checked(count * Length));
}
