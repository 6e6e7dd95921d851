using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The index of Davies and Bouldin (1979): for each cluster the worst ratio of the spread of two clusters to the distance of their centres, averaged. Lower is better.</summary>
public static class DaviesBouldin
{
    /// <summary>Scores labels. Spread is the mean Euclidean distance from the mean of the cluster; two clusters with the same centre do not count against each other.</summary>
    /// <exception cref="ArgumentException">There is not one label a record, or there are not 2 to n − 1 clusters.</exception>
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
