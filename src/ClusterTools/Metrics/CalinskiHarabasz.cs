using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The Caliński-Harabasz index or variance ratio (1974): between-cluster over within-cluster dispersion, each divided by its degrees of freedom. Higher is
/// better.</summary>
public static class CalinskiHarabasz
{
    /// <summary>Scores labels, with the cluster means as centroids; 1 if no cluster has any dispersion.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of records, or there are not 2 to n − 1 clusters.</exception>
    public static double Score(SeriesSet set, int[] labels, ExecutionOptions? execution = null)
    {
        var dispersion = ClusterDispersion.Compute(set, labels, execution ?? ExecutionOptions.Default);
        if (dispersion.WithinSquares == 0)
            return 1;
        double between = 0;
        for (int c = 0; c < dispersion.Centroids.Length; c++)
            between += dispersion.Code.Sizes[c] * LaneSums.SquaredDistance(dispersion.Centroids[c], dispersion.Mean);
        int clusters = dispersion.Centroids.Length;
        return between / (clusters - 1) / (dispersion.WithinSquares / (set.Count - clusters));
    }
}
