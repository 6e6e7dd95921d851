using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>Relocates each empty cluster to the record that is farthest from its centroid, and removes that record from its old cluster for this centroid update.</summary>
internal static class EmptyClusterRelocation
{
    /// <summary>The clusters without weight.</summary>
    public static int[] EmptyIn(ClusterSums sums)
    {
        var empty = new List<int>();
        for (int k = 0; k < sums.Sizes.Length; k++)
        {
            if (!(sums.Weight(k) > 0))
                empty.Add(k);
        }

        return [.. empty];
    }

    /// <summary>Moves records to empty clusters in <paramref name="sums"/>; the labels stay.</summary>
    /// <param name="empty">The empty clusters.</param>
    /// <param name="data">The records.</param>
    /// <param name="labelled">Their labels.</param>
    /// <param name="centroids">The centroids that the labels belong to, contiguous.</param>
    /// <param name="sums">The sums of the clusters.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <returns>The moves made; the caller reverts them after the centroid update, since the labels did not change.</returns>
    /// <remarks>The farthest first (ties: the lowest index). Records at their centroid are skipped (nothing would be gained: there are fewer distinct records than
    /// clusters), as are records of weight 0 and the last record of a cluster (which would become empty instead).</remarks>
    public static Relocation[] Relocate(int[] empty, FitData data, IShards<LabelledShard> labelled, double[] centroids, ClusterSums sums, ExecutionOptions execution)
    {
        int clusterCount = sums.Sizes.Length;
        // At most one record per cluster is skipped, because only its last record is.
        var farthest = labelled.Merge(s => FarthestRecords.Of(s, centroids, empty.Length + clusterCount, clusterCount, execution));
        int[] members = farthest.Members;
        var taken = new List<(int Row, int From)>();
        foreach (var (_, row, label) in farthest.List)
        {
            if (taken.Count == empty.Length)
                break;
            if (members[label] <= 1)
                continue;
            members[label]--;
            taken.Add((row, label));
        }

        if (taken.Count == 0)
            return [];
        int[] rows = [.. taken.Select(t => t.Row)];
        double[] values = data.Gather(rows);
        double[]? weights = data.HasWeights ? data.GatherWeights(rows) : null;
        var moves = new Relocation[rows.Length];
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] = new Relocation(values.AsMemory(i * data.Length, data.Length), weights?[i] ?? 1, taken[i].From, empty[i]);
            sums.Move(moves[i].Values.Span, moves[i].Weight, moves[i].From, moves[i].To);
        }

        return moves;
    }
}
