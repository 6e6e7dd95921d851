namespace ClusterTools.Threading;

/// <summary>Hands out the chunks of a loop in order: at first several in a row, so that what one thread writes lies away from what the others do and each reads on where it was,
/// and towards the end fewer and fewer, so that all end at about the same time ("guided self-scheduling": Polychronopoulos and Kuck 1987).</summary>
/// <param name="chunkCount">The number of chunks.</param>
/// <param name="workers">Those who take them.</param>
internal sealed class ChunkRuns(int chunkCount, int workers)
{
    private const int LongestRun = 16;

    // A run is this small a part of a worker's share of what is left: chunks may differ in what they take.
    private const int PartOfShare = 8;

    private int _next;

    /// <summary>Takes the next run.</summary>
    /// <param name="first">Its first chunk.</param>
    /// <param name="end">Behind its last.</param>
    /// <returns>Whether there was one.</returns>
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
