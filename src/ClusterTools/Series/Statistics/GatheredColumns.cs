using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>A statistic of each value over all records, for statistics that need them together: columns are gathered in blocks of bounded size, so the data are read once a block.</summary>
internal static class GatheredColumns
{
    private const long BlockValues = 1L << 22;
    private const int TileValues = 1 << 14;

    /// <summary>What is computed of a column, whose order may be lost.</summary>
    public delegate double Statistic(Span<double> column);

    public static double[] Compute(SeriesStore store, Statistic statistic, ExecutionOptions execution)
    {
        int length = store.Length;
        int block = (int)Math.Clamp(BlockValues / store.Count, 1, length);
        int tileRows = Math.Max(1, TileValues / length);
        int chunks = ChunkedParallel.ChunkCount(length, block);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var columns = new WorkerScratch<double>(workers, checked(block * store.Count));
        var tiles = new WorkerScratch<double>(workers, tileRows * length);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityStatistics, length);
        var result = new double[length];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int firstColumn = chunk * block;
            int columnCount = Math.Min(block, length - firstColumn);
            double[] gathered = columns[worker];
            for (int first = 0; first < store.Count; first += tileRows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(tileRows, store.Count - first);
                var tile = store.ReadTile(first, count, tiles[worker]);
                for (int i = 0; i < count; i++)
                {
                    for (int c = 0; c < columnCount; c++)
                        gathered[(c * store.Count) + first + i] = tile[(i * length) + firstColumn + c];
                }
            }

            for (int c = 0; c < columnCount; c++)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                result[firstColumn + c] = statistic(gathered.AsSpan(c * store.Count, store.Count));
            }

            progress.Add(columnCount);
        });
        return result;
    }
}
