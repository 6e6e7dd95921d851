using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(y − b) / (b + offset), where b is a percentile of the record.</summary>
internal sealed class PercentileNormalizeTransform(int length, double percentile, double offset) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => length;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        var sorted = scratch.Slice(0, length);
        record.CopyTo(sorted);
        Baseline.Divide(record, Percentile.Of(sorted, percentile), offset, result);
    }
}
