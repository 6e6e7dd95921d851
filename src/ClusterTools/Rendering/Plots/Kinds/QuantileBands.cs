using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Quantiles of each value over all records, of the finite ones: nearest ranks, which a drawing cannot tell from interpolated ones. A column is divided step by
/// step, so that all quantiles cost little more than one.</summary>
internal static class QuantileBands
{
    private const int TileValues = 1 << 16;
    private const long BlockValues = 1L << 22;

    /// <summary>The quantiles: 5, 25, 50, 75 and 95 percent. NaN where no value is finite.</summary>
    /// <returns>One row for each quantile, with one number for each value of a record.</returns>
    public static double[][] Compute(SeriesStore store, ExecutionOptions execution)
    {
        int length = store.Length;
        double[][] result = [new double[length], new double[length], new double[length], new double[length], new double[length]];
        int block = (int)Math.Clamp(BlockValues / store.Count, 1, Math.Min(length, 16));
        int tileRows = Math.Max(1, TileValues / length);
        int chunks = ChunkedParallel.ChunkCount(length, block);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var columns = new WorkerScratch<double>(workers, checked(block * store.Count));
        var tiles = new WorkerScratch<double>(workers, tileRows * length);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * block;
            int width = Math.Min(block, length - first);
            double[] gathered = columns[worker];
            Span<int> counts = stackalloc int[width];
            counts.Clear();
            for (int row = 0; row < store.Count; row += tileRows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int rows = Math.Min(tileRows, store.Count - row);
                var tile = store.ReadTile(row, rows, tiles[worker]);
                for (int i = 0; i < rows; i++)
                {
                    for (int c = 0; c < width; c++)
                    {
                        double value = tile[(i * length) + first + c];
                        if (double.IsFinite(value))
                            gathered[(c * store.Count) + counts[c]++] = value;
                    }
                }
            }

            for (int c = 0; c < width; c++)
                Divide(gathered.AsSpan(c * store.Count, counts[c]), result, first + c);
        });
        return result;
    }

    private static void Divide(Span<double> values, double[][] result, int column)
    {
        if (values.IsEmpty)
        {
            foreach (double[] quantile in result)
                quantile[column] = double.NaN;
            return;
        }

        // The median first; the others within the half, and the quarter, where they are.
        int median = Rank(values.Length, 0.5), lower = Rank(values.Length, 0.25), upper = Rank(values.Length, 0.75);
        result[2][column] = Select(values, 0, values.Length, median);
        result[1][column] = Select(values, 0, Math.Max(median, lower + 1), lower);
        result[0][column] = Select(values, 0, Math.Max(lower, 1), Rank(values.Length, 0.05));
        result[3][column] = Select(values, Math.Min(median + 1, upper), values.Length, upper);
        int last = Rank(values.Length, 0.95);
        result[4][column] = Select(values, Math.Min(upper + 1, last), values.Length, last);
    }

    private static int Rank(int count, double quantile) => (int)(((count - 1) * quantile) + 0.5);

    private static double Select(Span<double> values, int first, int end, int rank)
    {
        OrderStatistic.Select(values.Slice(first, end - first), rank - first);
        return values[rank];
    }
}
