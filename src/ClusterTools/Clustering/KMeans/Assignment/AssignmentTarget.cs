using ClusterTools.Clustering.KMeans.Update;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One model of a pass.</summary>
/// <param name="Centroids">All centroids, contiguous.</param>
/// <param name="Labels">The current labels (−1: none), replaced by the new ones.</param>
/// <param name="Sums">The sums to update; null for none.</param>
/// <param name="Bounds">The bounds of the records' distances, kept from pass to pass; null where every distance is computed.</param>
internal sealed record AssignmentTarget(double[] Centroids, int[] Labels, ShardSums? Sums, DistanceBounds? Bounds = null)
{
    /// <summary>The number of dot products of a record and a centroid in the last pass.</summary>
    public long Products { get; set; }
}
