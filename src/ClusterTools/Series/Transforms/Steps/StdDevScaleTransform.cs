using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>x / standard deviation (divisor n): not finite for a constant record.</summary>
internal sealed class StdDevScaleTransform(int length) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        double deviation = Moments.Of(record).StdDev;
        for (int i = 0; i < record.Length; i++)
            result[i] = record[i] / deviation;
    }
}
