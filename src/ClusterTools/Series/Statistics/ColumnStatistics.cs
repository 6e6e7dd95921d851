using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Statistics;

/// <summary>Statistics of each column. Sums run over the records of a chunk and then over the chunks, in order.</summary>
internal sealed class ColumnStatistics
{
    private ColumnStatistics(int length)
    {
        Mean = new double[length];
        Sum = new double[length];
        Squares = new double[length];
        Minimum = new double[length];
        Maximum = new double[length];
    }

    public double[] Mean { get; }

    public double[] Sum { get; }

    /// <summary>The sums of squared deviations from the means; zeros if they were not requested.</summary>
    public double[] Squares { get; }

    public double[] Minimum { get; }

    public double[] Maximum { get; }

    private delegate void TileBody(ReadOnlySpan<double> tile, int chunk);

    public static ColumnStatistics Compute(SeriesStore store, bool squares, ExecutionOptions execution)
    {
        int length = store.Length;
        var chunks = new ReductionChunks(store.Count, length);
        var result = new ColumnStatistics(length);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityStatistics, store.Count * (squares ? 2L : 1L));
        result.FirstPass(store, chunks, progress, execution);
        if (squares)
            result.SecondPass(store, chunks, progress, execution);
        return result;
    }

    private void FirstPass(SeriesStore store, ReductionChunks chunks, ProgressCounter progress, ExecutionOptions execution)
    {
        int length = store.Length;
        var sums = NewPartials(chunks.Count, length, 0);
        var least = NewPartials(chunks.Count, length, double.PositiveInfinity);
        var greatest = NewPartials(chunks.Count, length, double.NegativeInfinity);
        ForTiles(store, chunks, progress, execution, (tile, chunk) =>
        {
            double[] sum = sums[chunk], low = least[chunk], high = greatest[chunk];
            for (int offset = 0; offset < tile.Length; offset += length)
            {
                var record = tile.Slice(offset, length);
                for (int i = 0; i < record.Length; i++)
                {
                    double v = record[i];
                    sum[i] += v;
                    low[i] = Math.Min(low[i], v);
                    high[i] = Math.Max(high[i], v);
                }
            }
        });

        Minimum.AsSpan().Fill(double.PositiveInfinity);
        Maximum.AsSpan().Fill(double.NegativeInfinity);
        for (int chunk = 0; chunk < chunks.Count; chunk++)
        {
            for (int i = 0; i < length; i++)
            {
                Sum[i] += sums[chunk][i];
                Minimum[i] = Math.Min(Minimum[i], least[chunk][i]);
                Maximum[i] = Math.Max(Maximum[i], greatest[chunk][i]);
            }
        }

        // A constant column has exactly its value as the mean, as for records.
        for (int i = 0; i < length; i++)
            Mean[i] = Minimum[i] == Maximum[i] ? Minimum[i] : Sum[i] / store.Count;
    }

    private void SecondPass(SeriesStore store, ReductionChunks chunks, ProgressCounter progress, ExecutionOptions execution)
    {
        int length = store.Length;
        var partials = NewPartials(chunks.Count, length, 0);
        ForTiles(store, chunks, progress, execution, (tile, chunk) =>
        {
            double[] squares = partials[chunk], mean = Mean;
            for (int offset = 0; offset < tile.Length; offset += length)
            {
                var record = tile.Slice(offset, length);
                for (int i = 0; i < record.Length; i++)
                {
                    double d = record[i] - mean[i];
                    squares[i] += d * d;
                }
            }
        });

        foreach (double[] partial in partials)
        {
            for (int i = 0; i < length; i++)
                Squares[i] += partial[i];
        }
    }

    private static void ForTiles(SeriesStore store, ReductionChunks chunks, ProgressCounter progress, ExecutionOptions execution, TileBody body)
    {
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks.Count, execution), chunks.TileRows * store.Length);
        ChunkedParallel.For(chunks.Count, execution, (chunk, worker) =>
        {
            for (int first = chunks.First(chunk); first < chunks.End(chunk); first += chunks.TileRows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(chunks.TileRows, chunks.End(chunk) - first);
                body(store.ReadTile(first, count, tiles[worker]), chunk);
                progress.Add(count);
            }
        });
    }

    private static double[][] NewPartials(int chunks, int length, double value)
    {
        var partials = new double[chunks][];
        for (int i = 0; i < chunks; i++)
        {
            partials[i] = new double[length];
            partials[i].AsSpan().Fill(value);
        }

        return partials;
    }
}
