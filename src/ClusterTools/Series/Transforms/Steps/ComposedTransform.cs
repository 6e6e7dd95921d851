namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Applies several transforms in sequence while the record is in the cache.</summary>
internal sealed class ComposedTransform : IRecordTransform
{
    private readonly IRecordTransform[] _parts;
    private readonly int _between;

    /// <param name="parts">The transforms, at least one; each takes the result length of the previous one.</param>
    public ComposedTransform(IReadOnlyList<IRecordTransform> parts)
    {
        _parts = [.. parts];
        _between = _parts.Take(_parts.Length - 1).Select(p => p.ResultLength).DefaultIfEmpty().Max();
        ScratchLength = checked((2 * _between) + _parts.Max(p => p.ScratchLength));
        ResultLength = _parts[_parts.Length - 1].ResultLength;
    }

    public int ResultLength { get; }

    public int ScratchLength { get; }

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        var own = scratch.Slice(2 * _between);
        for (int i = 0; i < _parts.Length; i++)
        {
            var next = i == _parts.Length - 1 ? result : scratch.Slice((i & 1) * _between, _parts[i].ResultLength);
            _parts[i].Apply(record, next, own);
            record = next;
        }
    }
}
