using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Statistics;

namespace ClusterTools.Series.Transforms.Steps;

/// <summary>A statistic over each group of values of the record.</summary>
/// <param name="members">For each group, the positions of its values.</param>
/// <param name="statistic">The statistic to compute.</param>
internal sealed class GroupStatisticTransform(int[][] members, ValueStatistic statistic) : IRecordTransform
{
    public int ResultLength => members.Length;

    public int ScratchLength { get; } = members.Max(m => m.Length);

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < members.Length; i++)
        {
            var values = scratch.Slice(0, members[i].Length);
            for (int k = 0; k < values.Length; k++)
                values[k] = record[members[i][k]];
            result[i] = Of(values);
        }
    }

    private double Of(Span<double> values) => statistic switch
    {
        ValueStatistic.Mean => Moments.MeanOf(values),
        ValueStatistic.Median => Percentile.Of(values, 50),
        ValueStatistic.StdDev => Moments.Of(values).StdDev,
        ValueStatistic.Variance => Moments.Of(values).Variance,
        ValueStatistic.Sum => Moments.Sum(values),
        ValueStatistic.Minimum => Moments.Minimum(values),
        ValueStatistic.Maximum => Moments.Maximum(values),
        ValueStatistic.Count => values.Length,
        _ => throw EnumGuard.Undefined(statistic),
    };
}
