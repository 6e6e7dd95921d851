using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>Computes a new centroid from the sums of a cluster.</summary>
internal static class CentroidUpdate
{
    /// <summary>Replaces a centroid by the mean of its records (L2-normalised for angular distances). A cluster without weight, or one whose records cancel out to no
    /// direction, keeps its centroid.</summary>
    /// <param name="sum">The weighted sums of the cluster.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="isNormalized">Whether the records are directions.</param>
    /// <param name="centroid">The current centroid.</param>
    /// <param name="next">Receives the new centroid.</param>
    /// <returns>The squared shift.</returns>
    public static double Compute(ReadOnlySpan<double> sum, double weight, bool isNormalized, ReadOnlySpan<double> centroid, Span<double> next)
    {
        if (weight > 0)
        {
            sum.CopyTo(next);
            Columns.Divide(next, weight);
            if (!isNormalized || UnitLength.Scale(next))
                return LaneSums.SquaredDistance(next, centroid);
        }

        centroid.CopyTo(next);
        return 0;
    }
}
