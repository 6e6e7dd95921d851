using ClusterTools.Metrics;
using ClusterTools.Numerics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>How much models of random subsets of the records agree on all of them.</summary>
internal static class SubsampleStability
{
    private const double Share = 0.8;

    // Streams of random numbers that neither a fit nor a reference set uses.
    private const long FirstStream = 1L << 41;

    /// <summary>The records of a subset.</summary>
    public static int SubsampleSize(int records) => (int)(Share * records);

    /// <summary>A subset, the same for each number of clusters.</summary>
    public static SeriesSet Subsample(SeriesSet series, int number, long seed, ExecutionOptions execution)
    {
        int[] records = new RandomSource(seed, FirstStream + number).Sample(series.Count, SubsampleSize(series.Count));
        Array.Sort(records);
        return SeriesSelection.Records(series, records, execution);
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
