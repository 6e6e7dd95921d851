using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>(x − mean) / standard deviation (divisor n): NaN throughout for a constant record.</summary>
internal sealed class ZScoreTransform(int length) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        var moments = Moments.Of(record);
        double deviation = moments.StdDev;
        for (int i = 0; i < record.Length; i++)
            result[i] = (record[i] - moments.Mean) / deviation;
    }
}
