using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>A percentile of each column. Columns are gathered in blocks of bounded size, so the data are read once per block.</summary>
internal static class ColumnPercentile
{
    private const long BlockValues = 1L << 22;
    private const int TileValues = 1 << 14;

    public static double[] Compute(SeriesStore store, double percentile, ExecutionOptions execution)
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
                result[firstColumn + c] = Percentile.Of(gathered.AsSpan(c * store.Count, store.Count), percentile);
            }

            progress.Add(columnCount);
        });
        return result;
    }
}
