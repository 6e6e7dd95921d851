using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>What is done for every cluster between two passes: on several threads where there is enough of it, since all else waits.</summary>
internal static class ClusterLoop
{
    // What takes less than starting a thread is not worth one.
    private const int ChunkValues = 1 << 14;

    /// <summary>Runs a body over runs of clusters that together are all.</summary>
    /// <param name="count">Clusters.</param>
    /// <param name="length">Values of a centroid.</param>
    /// <param name="execution">Threads.</param>
    /// <param name="body">Takes some clusters by number.</param>
    public static void Run(int count, int length, ExecutionOptions execution, Action<IEnumerable<int>> body)
    {
        int step = Math.Max(1, ChunkValues / length);
        ChunkedParallel.For(ChunkedParallel.ChunkCount(count, step), execution, (chunk, _) =>
            body(Enumerable.Range(chunk * step, Math.Min(step, count - (chunk * step)))));
    }
}
