using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The means of the clusters and the dispersion of their records about them. Sums are taken over the records of each chunk and then over the chunks, in
/// order.</summary>
internal sealed class ClusterDispersion
{
    private ClusterDispersion(LabelCode code, int length)
    {
        Code = code;
        int clusters = code.Distinct.Length;
        Centroids = new double[clusters][];
        for (int c = 0; c < clusters; c++)
            Centroids[c] = new double[length];
        Mean = new double[length];
        MeanDistance = new double[clusters];
    }

    public LabelCode Code { get; }

    public double[][] Centroids { get; }

    /// <summary>The mean of all records.</summary>
    public double[] Mean { get; }

    /// <summary>The mean Euclidean distance of the records of each cluster from its centroid.</summary>
    public double[] MeanDistance { get; }

    /// <summary>The sum of the squared distances of all records from their centroids.</summary>
    public double WithinSquares { get; private set; }

    private delegate void TileBody(int first, int count, ReadOnlySpan<double> tile, double[] partial);

    public static ClusterDispersion Compute(SeriesSet set, int[] labels, ExecutionOptions execution)
    {
        var code = ClusterLabels.Require(set, labels);
        var result = new ClusterDispersion(code, set.Length);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityStatistics, 2L * set.Count);
        result.SumUp(set, progress, execution);
        result.Spread(set, progress, execution);
        return result;
    }

    private void SumUp(SeriesSet set, ProgressCounter progress, ExecutionOptions execution)
    {
        int length = set.Length;
        var partials = Reduce(set, (long)Centroids.Length * length, progress, execution, (first, count, tile, partial) =>
        {
            for (int i = 0; i < count; i++)
            {
                var record = tile.Slice(i * length, length);
                var sum = partial.AsSpan(Code.Codes[first + i] * length, length);
                for (int v = 0; v < record.Length; v++)
                    sum[v] += record[v];
            }
        });
        for (int c = 0; c < Centroids.Length; c++)
        {
            for (int v = 0; v < length; v++)
            {
                double sum = 0;
                foreach (double[] partial in partials)
                    sum += partial[(c * length) + v];
                Centroids[c][v] = sum / Code.Sizes[c];
                Mean[v] += sum;
            }
        }

        for (int v = 0; v < length; v++)
            Mean[v] /= set.Count;
    }

    private void Spread(SeriesSet set, ProgressCounter progress, ExecutionOptions execution)
    {
        int clusters = Centroids.Length;
        var partials = Reduce(set, clusters + 1L, progress, execution, (first, count, tile, partial) =>
        {
            for (int i = 0; i < count; i++)
            {
                int cluster = Code.Codes[first + i];
                double squares = LaneSums.SquaredDistance(tile.Slice(i * set.Length, set.Length), Centroids[cluster]);
                partial[cluster] += Math.Sqrt(squares);
                partial[clusters] += squares;
            }
        });
        foreach (double[] partial in partials)
        {
            for (int c = 0; c < clusters; c++)
                MeanDistance[c] += partial[c];
            WithinSquares += partial[clusters];
        }

        for (int c = 0; c < clusters; c++)
            MeanDistance[c] /= Code.Sizes[c];
    }

    private static double[][] Reduce(SeriesSet set, long partialLength, ProgressCounter progress, ExecutionOptions execution, TileBody body)
    {
        SeriesBuffer.RequireSize(1, partialLength);
        var chunks = new ReductionChunks(set.Count, set.Length, partialLength);
        var partials = new double[chunks.Count][];
        var tiles = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks.Count, execution), chunks.TileRows * set.Length);
        ChunkedParallel.For(chunks.Count, execution, (chunk, worker) =>
        {
            var partial = partials[chunk] = new double[partialLength];
            for (int first = chunks.First(chunk); first < chunks.End(chunk); first += chunks.TileRows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(chunks.TileRows, chunks.End(chunk) - first);
                body(first, count, set.Store.ReadTile(first, count, tiles[worker]), partial);
                progress.Add(count);
            }
        });
        return partials;
    }
}
