using ClusterTools.Distances;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>The records as a distance metric sees them, for Euclidean scores: if it compares angles, an L2-normalised copy.</summary>
internal static class ScoredRecords
{
    public static SeriesSet Of(SeriesSet series, ClusterDistance distance, ExecutionOptions execution)
    {
        if (distance == ClusterDistance.Euclidean)
            return series;
        SeriesBuffer.RequireSize(series.Count, series.Length);
        int length = series.Length;
        var values = new double[series.Count * length];
        RecordLoop.Run(series.Store, SR.ActivityStatistics, execution, scratchLength: 0, (i, record, _) =>
        {
            var target = values.AsSpan(i * length, length);
            record.CopyTo(target);
            if (distance == ClusterDistance.Correlation)
                UnitLength.CentreAndScale(target);
            else
                UnitLength.Scale(target);
        });
        return SeriesSet.FromArray(values, series.Count, length);
    }
}
