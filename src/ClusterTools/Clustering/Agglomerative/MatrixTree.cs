using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Merge trees for linkages that need all distances, by the nearest-neighbour chain algorithm (Benzécri 1982; Murtagh 1983): follow nearest neighbours until two
/// are each other's nearest, merge them, and continue from the rest of the chain.</summary>
internal static class MatrixTree
{
    /// <summary>The maximum number of records: their distances take 2.5 GB.</summary>
    public const int MaximumRecords = 25_000;

    /// <summary>Merges clusters until one remains.</summary>
    /// <param name="distances">The pairwise distances of the clusters; overwritten.</param>
    /// <param name="sizes">The size of each cluster; overwritten.</param>
    /// <param name="linkage">Complete or Average.</param>
    /// <param name="execution">Cancellation, progress.</param>
    public static List<JoinedPair> Build(DistanceMatrix distances, double[] sizes, AgglomerativeLinkage linkage, ExecutionOptions execution)
    {
        int count = sizes.Length;
        var heights = new double[count];
        var pairs = new List<JoinedPair>(count - 1);
        int[] alive = [.. Enumerable.Range(0, count)];
        int left = count;
        var chain = new List<int>();
        var progress = new ProgressCounter(execution.Progress, SR.ActivityTree, count - 1);
        while (left > 1)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            if (chain.Count == 0)
                chain.Add(alive[0]);
            int tip = chain[chain.Count - 1];

            // The previous cluster wins a tie; otherwise a chain could cycle.
            int nearest = chain.Count > 1 ? chain[chain.Count - 2] : -1;
            double least = nearest >= 0 ? distances[tip, nearest] : double.PositiveInfinity;
            for (int i = 0; i < left; i++)
            {
                int other = alive[i];
                if (other == tip)
                    continue;
                double distance = distances[tip, other];
                if (distance < least || nearest < 0)
                {
                    least = distance;
                    nearest = other;
                }
            }

            if (chain.Count < 2 || nearest != chain[chain.Count - 2])
            {
                chain.Add(nearest);
                continue;
            }

            chain.RemoveRange(chain.Count - 2, 2);
            int kept = Math.Min(tip, nearest);
            int gone = Math.Max(tip, nearest);
            heights[kept] = Math.Max(least, Math.Max(heights[kept], heights[gone]));
            pairs.Add(new JoinedPair(kept, gone, heights[kept]));
            int at = Array.BinarySearch(alive, 0, left, gone);
            Array.Copy(alive, at + 1, alive, at, left - at - 1);
            left--;
            for (int i = 0; i < left; i++)
            {
                int other = alive[i];
                if (other == kept)
                    continue;
                ref double distance = ref distances[kept, other];
                distance = LinkageRule.Combine(linkage, distance, sizes[kept], distances[gone, other], sizes[gone]);
            }

            sizes[kept] += sizes[gone];
            progress.Add();
        }

        return pairs;
    }
}
