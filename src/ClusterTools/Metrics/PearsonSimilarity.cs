using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The similarity of records and their centroids: Pearson's correlation r; 0 for a constant record, or one with a constant centroid.</summary>
internal static class PearsonSimilarity
{
    private const int ChunkValues = 1 << 16;

    /// <summary>The correlation of each record with the centroid of its cluster.</summary>
    public static double[] Compute(SeriesSet series, int[] labels, double[][] centroids, ExecutionOptions execution)
    {
        int length = series.Length;
        var units = new double[centroids.Length][];
        for (int k = 0; k < units.Length; k++)
        {
            units[k] = (double[])centroids[k].Clone();
            UnitLength.CentreAndScale(units[k]);
        }

        var similarity = new double[series.Count];
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(series.Count, rows);
        var scratch = new double[ChunkedParallel.WorkerCount(chunks, execution)][];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            double[] values = scratch[worker] ??= new double[rows * length];
            int first = chunk * rows;
            int count = Math.Min(rows, series.Count - first);
            var tile = series.Store.ReadTile(first, count, values.AsSpan());
            // The store may have returned its own memory.
            tile.CopyTo(values);
            for (int i = 0; i < count; i++)
            {
                // Records that were left out of the fit have no cluster.
                if (labels[first + i] == ClusterLabels.None)
                    continue;
                var record = values.AsSpan(i * length, length);
                UnitLength.CentreAndScale(record);
                // Rounding may exceed the range.
                similarity[first + i] = Math.Clamp(LaneSums.Dot(record, units[labels[first + i]]), -1.0, 1.0);
            }
        });
        return similarity;
    }

    /// <summary>1 / Σ r, negative r included.</summary>
    public static double Error(double[] similarity)
    {
        double sum = 0;
        foreach (double r in similarity)
            sum += r;
        return 1 / sum;
    }

    /// <summary>1 / Σ w·r: <see cref="Error(double[])"/> with each record counted as often as its weight; null for equal weights.</summary>
    public static double Error(double[] similarity, double[]? weights)
    {
        if (weights is null)
            return Error(similarity);
        double sum = 0;
        for (int i = 0; i < similarity.Length; i++)
            sum += weights[i] * similarity[i];
        return 1 / sum;
    }
}
