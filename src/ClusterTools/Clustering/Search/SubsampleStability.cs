using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>The agreement of models of random subsets, on all records.</summary>
internal static class SubsampleStability
{
    private const double Share = 0.8;

    // Random streams that neither a fit nor a reference set uses.
    private const long FirstStream = 1L << 41;

    /// <summary>The number of records of a subset.</summary>
    public static int SubsampleSize(int records) => (int)(Share * records);

    /// <summary>The number of records that subsets are drawn from: those with a weight above 0, since the others have no part in a fit.</summary>
    public static int Drawn(int records, double[]? weights) => weights?.Count(w => w > 0) ?? records;

    /// <summary>A subset and its weights, the same for each number of clusters.</summary>
    public static (SeriesSet Series, double[]? Weights) Subsample(SeriesSet series, double[]? weights, int number, long seed, ExecutionOptions execution)
    {
        int drawn = Drawn(series.Count, weights);
        int[] records = new RandomSource(seed, FirstStream + number).Sample(drawn, SubsampleSize(drawn));
        Array.Sort(records);
        if (weights is not null)
        {
            int[] weighing = [.. Enumerable.Range(0, series.Count).Where(i => weights[i] > 0)];
            records = Array.ConvertAll(records, r => weighing[r]);
        }

        return (SeriesSelection.Records(series, records, execution), weights is null ? null : Array.ConvertAll(records, r => weights[r]));
    }

    /// <summary>The mean adjusted Rand index over all pairs.</summary>
    public static double Agreement(int[][] labels, CancellationToken cancellation)
    {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < labels.Length; a++)
        {
            for (int b = a + 1; b < labels.Length; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                sum += AdjustedRand.Score(labels[a], labels[b]);
                pairs++;
            }
        }

        return sum / pairs;
    }
}
