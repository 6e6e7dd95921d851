using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>The Gramian AᵀA and the covariance matrix of the columns.</summary>
/// <remarks>Each entry is a plain sum over the records in order. Threads divide the rows of the result, so it does not depend on their number.</remarks>
public static class SeriesCovariance
{
    private const int BlockRows = 32;
    private const int TileValues = 1 << 14;

    /// <summary>AᵀA as [column, column], where A is the matrix of records × values.</summary>
    public static double[,] Gramian(SeriesSet set, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Products(set, new double[set.Length], 1, execution ?? ExecutionOptions.Default);
    }

    /// <summary>The covariance of the columns as [column, column], divisor n − 1. NaN for a single record.</summary>
    public static double[,] Covariance(SeriesSet set, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        execution ??= ExecutionOptions.Default;
        double[] mean = ColumnStatistics.Compute(set.Store, squares: false, execution).Mean;
        return Products(set, mean, set.Count - 1, execution);
    }

    private static double[,] Products(SeriesSet set, double[] shift, double divisor, ExecutionOptions execution)
    {
        int length = set.Length;
        SeriesBuffer.RequireSize(length, length);
        var result = new double[length, length];
        int rows = Math.Max(1, TileValues / length);
        int blocks = ChunkedParallel.ChunkCount(length, BlockRows);
        int workers = ChunkedParallel.WorkerCount(blocks, execution);
        var tiles = new WorkerScratch<double>(workers, rows * length);
        var centered = new WorkerScratch<double>(workers, length);
        var sums = new WorkerScratch<double>(workers, BlockRows * length);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityStatistics, length);
        ChunkedParallel.For(blocks, execution, (block, worker) =>
        {
            int from = block * BlockRows;
            int to = Math.Min(length, from + BlockRows);
            double[] sum = sums[worker];
            double[] record = centered[worker];
            Array.Clear(sum, 0, sum.Length);
            for (int first = 0; first < set.Count; first += rows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(rows, set.Count - first);
                var tile = set.Store.ReadTile(first, count, tiles[worker]);
                for (int i = 0; i < count; i++)
                {
                    for (int v = from; v < length; v++)
                        record[v] = tile[(i * length) + v] - shift[v];
                    for (int row = from; row < to; row++)
                        AddScaled(record[row], record.AsSpan(row), sum.AsSpan(((row - from) * length) + row, length - row));
                }
            }

            for (int row = from; row < to; row++)
            {
                for (int column = row; column < length; column++)
                    result[row, column] = result[column, row] = sum[((row - from) * length) + column] / divisor;
            }

            progress.Add(to - from);
        });
        return result;
    }

    /// <summary>sum += factor·values, element by element, so the result does not depend on the vector width.</summary>
    private static void AddScaled(double factor, ReadOnlySpan<double> values, Span<double> sum)
    {
        var wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        var wideSum = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var wideFactor = new Vector<double>(factor);
        for (int i = 0; i < wideSum.Length; i++)
            wideSum[i] += wideFactor * wideValues[i];
        for (int i = wideSum.Length * Vector<double>.Count; i < sum.Length; i++)
            sum[i] += factor * values[i];
    }
}
