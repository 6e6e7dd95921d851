using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Groups nearby centroids, which share their bounds (as in Yinyang k-means, Ding et al. 2015).</summary>
internal static class CentroidGroups
{
    /// <summary>Up to this many centroids, groups of five, in pairs; above, groups of ten.</summary>
    private const int FewCentroids = 20;

    /// <summary>Above this many centroids, groups follow the centroids' order: comparing all pairs would take longer than it saves.</summary>
    private const int ManyCentroids = 4096;

    /// <summary>The number of centroids per group.</summary>
    public static int GroupSize(int centroids) => centroids <= FewCentroids ? 5 : 10;

    /// <summary>The centroid in each slot, group by group; −1 for an empty slot.</summary>
    /// <remarks>Each group is the unassigned centroid farthest from the overall mean, with its nearest unassigned neighbours. The grouping changes no result.</remarks>
    public static int[] Arrange(double[] centroids, int length)
    {
        int count = centroids.Length / length;
        int size = GroupSize(count);
        var places = new int[(count + size - 1) / size * size];
        places.AsSpan().Fill(-1);
        if (count <= size || count > ManyCentroids)
        {
            for (int k = 0; k < count; k++)
                places[k] = k;
            return places;
        }

        var mean = new double[length];
        for (int start = 0; start < centroids.Length; start += length)
            Columns.Add(mean, centroids.AsSpan(start, length));
        for (int j = 0; j < length; j++)
            mean[j] /= count;
        var fromMean = Distances(mean);
        var free = new List<int>();
        for (int k = 0; k < count; k++)
            free.Add(k);
        for (int place = 0; place < places.Length; place += size)
        {
            int seed = free[0];
            foreach (int k in free)
            {
                if (fromMean[k] > fromMean[seed])
                    seed = k;
            }

            double[] fromSeed = Distances(centroids.AsSpan(seed * length, length));
            free.Sort((a, b) => fromSeed[a] != fromSeed[b] ? fromSeed[a].CompareTo(fromSeed[b]) : a.CompareTo(b));
            int taken = Math.Min(size, free.Count);
            free.CopyTo(0, places, place, taken);
            free.RemoveRange(0, taken);
        }

        return places;

        double[] Distances(ReadOnlySpan<double> from)
        {
            var distances = new double[count];
            for (int k = 0; k < count; k++)
                distances[k] = LaneSums.SquaredDistance(from, centroids.AsSpan(k * length, length));
            return distances;
        }
    }
}
