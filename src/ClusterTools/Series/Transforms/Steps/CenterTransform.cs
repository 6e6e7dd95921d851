using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>x − mean.</summary>
internal sealed class CenterTransform(int length) : IRecordTransform
{
    public int ResultLength => length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        double mean = Moments.MeanOf(record);
        for (int i = 0; i < record.Length; i++)
            result[i] = record[i] - mean;
    }
}
