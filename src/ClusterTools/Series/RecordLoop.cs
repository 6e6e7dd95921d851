using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Iterates over the records of a store as double, in parallel, with scratch memory per worker.</summary>
internal static class RecordLoop
{
    private const int RunValues = 1 << 13;

    public delegate void Body(int record, ReadOnlySpan<double> values, Span<double> scratch);

    public static void Run(SeriesStore store, string activity, ExecutionOptions execution, int scratchLength, Body body)
    {
        int rows = Math.Max(1, RunValues / store.Length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var tiles = new WorkerScratch<double>(workers, rows * store.Length);
        var scratches = new WorkerScratch<double>(workers, scratchLength);
        var progress = new ProgressCounter(execution.Progress, activity, store.Count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            var tile = store.ReadTile(first, count, tiles[worker]);
            for (int i = 0; i < count; i++)
                body(first + i, tile.Slice(i * store.Length, store.Length), scratches[worker]);
            progress.Add(count);
        });
    }
}
