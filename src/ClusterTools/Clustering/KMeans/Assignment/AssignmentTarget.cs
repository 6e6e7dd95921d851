using ClusterTools.Clustering.KMeans.Update;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>A model that takes part in a pass.</summary>
/// <param name="Centroids">All centroids, one after the other.</param>
/// <param name="Labels">The labels so far (−1: none), replaced by the new ones.</param>
/// <param name="Sums">The sums to keep up; null for none.</param>
/// <param name="Bounds">The bounds of the records' distances, kept from pass to pass; null where every distance is computed.</param>
internal sealed record AssignmentTarget(double[] Centroids, int[] Labels, ShardSums? Sums, DistanceBounds? Bounds = null)
{
    /// <summary>The products of a record and a centroid that the bounds left to the last pass.</summary>
    public long Products { get; set; }
}
