using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The records of a shard and the label of each.</summary>
/// <param name="Records">The records.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Counters">Counts of the pass that found the labels; null where a fit did, which counts its passes itself.</param>
internal sealed record LabelledShard(RecordShard Records, int[] Labels, PassCounters? Counters = null)
{
    /// <summary>The squared distance of each record from the centroid of its label.</summary>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public double[] Distances(double[] centroids, ExecutionOptions execution) => ExactDistances.ToOwn(Records.Records, centroids, Labels, execution);
}
