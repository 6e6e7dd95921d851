using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The variance ratio of Caliński and Harabasz (1974): spread between clusters over spread within, each by its degrees of freedom. Higher is better.</summary>
public static class CalinskiHarabasz
{
    /// <summary>Scores labels, with the means of the clusters as their centres; 1 where no cluster has any spread.</summary>
    /// <exception cref="ArgumentException">There is not one label a record, or there are not 2 to n − 1 clusters.</exception>
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
