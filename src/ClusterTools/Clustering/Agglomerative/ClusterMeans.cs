using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The mean of each cluster of a labelling.</summary>
internal static class ClusterMeans
{
    private const int TileValues = 1 << 14;

    /// <summary>Plain sums over the records in order, divided by the cluster size; records with a label of −1 are left out.</summary>
    public static (double[][] Means, int[] Sizes) Compute(SeriesSet series, int[] labels, int clusterCount, ExecutionOptions execution)
    {
        var means = new double[clusterCount][];
        for (int k = 0; k < clusterCount; k++)
            means[k] = new double[series.Length];
        var sizes = new int[clusterCount];
        int rows = Math.Max(1, TileValues / series.Length);
        var scratch = new double[rows * series.Length];
        for (int first = 0; first < series.Count; first += rows)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(rows, series.Count - first);
            var tile = series.Store.ReadTile(first, count, scratch.AsSpan());
            for (int i = 0; i < count; i++)
            {
                int label = labels[first + i];
                if (label < 0)
                    continue;
                sizes[label]++;
                Columns.Add(means[label], tile.Slice(i * series.Length, series.Length));
            }
        }

        for (int k = 0; k < clusterCount; k++)
        {
            for (int j = 0; j < series.Length && sizes[k] > 0; j++)
                means[k][j] /= sizes[k];
        }

        return (means, sizes);
    }
}
