using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>A percentile of each column.</summary>
internal static class ColumnPercentile
{
    public static double[] Compute(SeriesStore store, double percentile, ExecutionOptions execution) =>
        GatheredColumns.Compute(store, column => Percentile.Of(column, percentile), execution);
}
