using ClusterTools.Distances;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>Gives each empty cluster the record that is farthest from its own centroid, and takes it from its old cluster for this update of the centroids.</summary>
internal static class EmptyClusterRelocation
{
    /// <summary>Moves records to empty clusters in <paramref name="sums"/>; the labels stay.</summary>
    /// <returns>The moves made; the caller moves them back when the centroids are updated, since the labels did not change.</returns>
    /// <remarks>The farthest first, the lowest record of equals. Passed over are records at their centroid (nothing would be won: there are fewer different records
    /// than clusters), records of weight 0, and the last record of a cluster (which would be empty instead).</remarks>
    public static List<(int Row, int From, int To)> Relocate(FitProblem problem, double[] centroids, Func<int[]> allLabels, ClusterSums sums, ExecutionOptions execution)
    {
        var moves = new List<(int Row, int From, int To)>();
        int clusterCount = sums.Sizes.Length;
        var empty = new List<int>();
        for (int k = 0; k < clusterCount; k++)
        {
            if (!(sums.Weight(k) > 0))
                empty.Add(k);
        }

        if (empty.Count == 0)
            return moves;
        int[] labels = allLabels();
        double[] distances = ExactDistances.ToOwn(problem.Records, centroids, labels, execution);
        var members = new int[clusterCount];
        for (int i = 0; i < labels.Length; i++)
        {
            if (problem.Weights is null || problem.Weights[i] > 0)
                members[labels[i]]++;
            else
                distances[i] = 0;
        }

        var record = new double[problem.Records.Length];
        foreach (int cluster in empty)
        {
            int farthest = -1;
            for (int i = 0; i < distances.Length; i++)
            {
                if (distances[i] > 0 && members[labels[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest]))
                    farthest = i;
            }

            if (farthest < 0)
                break;
            distances[farthest] = 0;
            members[labels[farthest]]--;
            sums.Move(farthest, problem.Records.Read(farthest, 1, record), labels[farthest], cluster);
            moves.Add((farthest, labels[farthest], cluster));
        }

        return moves;
    }
}
