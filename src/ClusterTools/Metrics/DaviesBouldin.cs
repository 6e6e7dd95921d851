using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The Davies-Bouldin index (1979): the mean over clusters of the largest ratio of two clusters' spreads to the distance of their centroids. Lower is
/// better.</summary>
public static class DaviesBouldin
{
    /// <summary>Scores labels. The spread is the mean Euclidean distance from the cluster mean; pairs of clusters with the same centroid are ignored.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of records, or there are not 2 to n − 1 clusters.</exception>
    public static double Score(SeriesSet set, int[] labels, ExecutionOptions? execution = null)
    {
        var dispersion = ClusterDispersion.Compute(set, labels, execution ?? ExecutionOptions.Default);
        int clusters = dispersion.Centroids.Length;
        double sum = 0;
        for (int a = 0; a < clusters; a++)
        {
            double worst = 0;
            for (int b = 0; b < clusters; b++)
            {
                double distance = Math.Sqrt(LaneSums.SquaredDistance(dispersion.Centroids[a], dispersion.Centroids[b]));
                if (b != a && distance > 0)
                    worst = Math.Max(worst, (dispersion.MeanDistance[a] + dispersion.MeanDistance[b]) / distance);
            }

            sum += worst;
        }

        return sum / clusters;
    }
}
