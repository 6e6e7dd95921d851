using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The parallel loop of a pass, over blocks of 64 records.</summary>
internal static class PassLoop
{
    // A chunk has at least this many multiplications.
    private const long ChunkOperations = 1 << 23;

    /// <summary>Assigns all records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="targets">The models; their labels, sums and bounds are changed.</param>
    /// <param name="maximumGroups">The maximum number of blocks per chunk.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <param name="newWorker">Creates the worker with an index.</param>
    /// <returns>The counts of all workers.</returns>
    public static PassCounters Run(
        RecordSource records, AssignmentTarget[] targets, int maximumGroups, ExecutionOptions execution, Func<int, AssignmentWorker> newWorker)
    {
        long operations = RecordGroup.Size * (records.Length + targets.Sum(t => (long)t.Centroids.Length));
        int rows = RecordGroup.Size * (int)Math.Max(1, Math.Min(maximumGroups, ChunkOperations / operations));
        int chunks = ChunkedParallel.ChunkCount(records.Count, rows);
        var workers = new AssignmentWorker?[ChunkedParallel.WorkerCount(chunks, execution)];
        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
                (workers[worker] ??= newWorker(worker)).Run(chunk * rows, (int)Math.Min(records.Count, (chunk + 1L) * rows)));
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
        }

        var counters = new PassCounters(targets.Length);
        foreach (var worker in workers.OfType<AssignmentWorker>())
            counters.Merge(worker.Counters);
        return counters;
    }
}
