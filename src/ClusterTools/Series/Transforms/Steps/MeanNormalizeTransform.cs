using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(y − b) / (b + offset), where b is the mean of the record.</summary>
internal sealed class MeanNormalizeTransform(int length, double offset) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch) =>
        Baseline.Divide(record, Moments.MeanOf(record), offset, result);
}
