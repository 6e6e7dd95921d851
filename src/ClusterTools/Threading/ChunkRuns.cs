namespace ClusterTools.Threading;

/// <summary>Hands out the chunks of a loop in order: at first several in a row, so that threads write to separate memory and read sequentially, and towards the end fewer
/// and fewer, so that all finish at about the same time ("guided self-scheduling": Polychronopoulos and Kuck 1987).</summary>
/// <param name="chunkCount">The number of chunks.</param>
/// <param name="workers">The number of workers.</param>
internal sealed class ChunkRuns(int chunkCount, int workers)
{
    private const int LongestRun = 16;

    // A run is this fraction of a worker's share of the remaining chunks: their cost may vary.
    private const int PartOfShare = 8;

    private int _next;

    /// <summary>Takes the next run.</summary>
    /// <param name="first">Its first chunk.</param>
    /// <param name="end">The exclusive end.</param>
    /// <returns>False if no chunk is left.</returns>
    public bool Take(out int first, out int end)
    {
        int next = Volatile.Read(ref _next);
        do
        {
            first = next;
            int left = chunkCount - first;
            if (left <= 0)
            {
                end = first;
                return false;
            }

            end = first + (int)Math.Max(1, Math.Min(LongestRun, left / ((long)PartOfShare * workers)));
            next = Interlocked.CompareExchange(ref _next, end, first);
        }
        while (next != first);
        return true;
    }
}
