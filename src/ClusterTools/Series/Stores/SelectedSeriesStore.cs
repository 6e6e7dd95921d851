using ClusterTools.Numerics.Elements;

namespace ClusterTools.Series.Stores;

/// <summary>A view of selected records of another store, in a given order, without copying them.</summary>
/// <remarks><see cref="GetBytes"/> returns either the other store's memory or a buffer of the calling thread, valid until that thread's next call.</remarks>
internal sealed class SelectedSeriesStore : SeriesStore
{
    private readonly SeriesStore _whole;
    private readonly int[] _rows;
    private readonly ThreadLocal<byte[]> _gathered = new(() => []);

    /// <param name="whole">The underlying store.</param>
    /// <param name="rows">The indices of the selected records; not copied.</param>
    public SelectedSeriesStore(SeriesStore whole, int[] rows)
        : base(whole.ElementType, rows.Length, whole.Length)
    {
        _whole = whole;
        _rows = rows;
    }

    internal override bool IsInFile => _whole.IsInFile;

    public override ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch) => Gather(first, count, scratch);

    public override ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch) => Gather(first, count, scratch);

    public override ReadOnlySpan<byte> GetBytes(int first, int count)
    {
        int run = RunLength(first, count);
        if (run == count)
            return _whole.GetBytes(_rows[first], count);
        int size = Length * ElementType.Size();
        byte[] gathered = _gathered.Value!;
        if (gathered.Length < checked(count * size))
            _gathered.Value = gathered = new byte[count * size];
        for (int i = 0; i < count; i += run)
        {
            run = RunLength(first + i, count - i);
            _whole.GetBytes(_rows[first + i], run).CopyTo(gathered.AsSpan(i * size));
        }

        return gathered.AsSpan(0, count * size);
    }

    private ReadOnlySpan<T> Gather<T>(int first, int count, Span<T> scratch)
        where T : unmanaged
    {
        int run = RunLength(first, count);
        if (run == count)
            return _whole.ReadTile(_rows[first], count, scratch);
        scratch = scratch.Slice(0, checked(count * Length));
        for (int i = 0; i < count; i += run)
        {
            run = RunLength(first + i, count - i);
            var target = scratch.Slice(i * Length, run * Length);
            var values = _whole.ReadTile(_rows[first + i], run, target);
            if (values != target)
                values.CopyTo(target);
        }

        return scratch;
    }

    /// <summary>The number of records from <paramref name="first"/> on that are contiguous in the underlying store.</summary>
    private int RunLength(int first, int most)
    {
        if (first < 0 || most < 0 || first > _rows.Length - most)
            throw new ArgumentOutOfRangeException(nameof(first));
        int run = Math.Min(1, most);
        while (run < most && _rows[first + run] == _rows[first] + run)
            run++;
        return run;
    }
}
