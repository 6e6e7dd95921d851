using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Threading;

namespace ClusterTools.Density.Hierarchy;

/// <summary>Core distances by a search of all records: for each record that of its k-th nearest record, itself included.</summary>
internal static class SearchedCoreDistances
{
    private const int MaximumQueries = 1024;
    private const long MaximumCandidates = 1 << 22;

    /// <summary>Finds the distances.</summary>
    /// <param name="records">The records.</param>
    /// <param name="distance">The distance metric.</param>
    /// <param name="minimum">k, from 1 to the number of records.</param>
    /// <param name="largest">An upper bound of the magnitude of all values.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static double[] Find(RecordSource records, NeighborDistance distance, int minimum, double largest, ExecutionOptions execution)
    {
        var result = new double[records.Count];
        ForEach(records, distance, minimum, largest, execution, (record, others) => result[record] = others.Length == 0 ? 0 : others[others.Length - 1].Distance);
        return result;
    }

    /// <summary>Finds the measures that a spanning tree compares, of the same neighbours.</summary>
    /// <param name="points">The records, contiguous.</param>
    /// <param name="records">The records.</param>
    /// <param name="distance">The distance metric.</param>
    /// <param name="minimum">k, from 1 to the number of records.</param>
    /// <param name="largest">An upper bound of the magnitude of all values.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static double[] Find<TMeasure>(double[] points, RecordSource records, NeighborDistance distance, int minimum, double largest, ExecutionOptions execution)
        where TMeasure : struct, IPairMeasure
    {
        var result = new double[records.Count];
        int length = records.Length;
        ForEach(records, distance, minimum, largest, execution, (record, others) =>
        {
            double most = 0;
            foreach (var other in others)
                most = Math.Max(most, default(TMeasure).OfPair(points.AsSpan(record * length, length), points.AsSpan(other.Record * length, length)));
            result[record] = most;
        });
        return result;
    }

    /// <summary>Passes the k − 1 nearest other records of each record to a callback, on any thread.</summary>
    private static void ForEach(RecordSource records, NeighborDistance distance, int minimum, double largest, ExecutionOptions execution, Action<int, Neighbor[]> take)
    {
        int batch = (int)Math.Clamp(MaximumCandidates / CandidateList.Capacity(minimum), 1, MaximumQueries);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityNeighbors, (long)records.Count * ChunkedParallel.ChunkCount(records.Count, batch));
        var options = new NeighborOptions { NeighborCount = minimum, Distance = distance };
        var search = new NeighborSearch(records, options, minimum, largest, KernelSet.Best, progress, execution);
        var scratch = new double[batch * records.Length];
        for (int first = 0; first < records.Count; first += batch)
        {
            int start = first;
            int count = Math.Min(batch, records.Count - first);
            search.Find(records.Read(first, count, scratch), count, (q, found) =>
            {
                // A record without an angle is not nearest to itself, nor need one with many copies be among the first of them.
                int record = start + q;
                Neighbor[] others = Array.FindAll(found, n => n.Record != record);
                take(record, others.Length < minimum ? others : others.AsSpan(0, minimum - 1).ToArray());
            });
        }
    }
}
