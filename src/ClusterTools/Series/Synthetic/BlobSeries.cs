using System.Globalization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Synthetic;

/// <summary>Isotropic Gaussian blobs with known clusters, as <c>make_blobs</c> of scikit-learn: centres uniform in [−10, 10] in each dimension, normally distributed points, shuffled.</summary>
public static class BlobSeries
{
    private const double CenterRange = 10;
    private const int ValuesBetweenChecks = 1 << 16;

    /// <summary>Generates the points; <see cref="SeriesSet.Truth"/> holds their clusters. Equal options give equal points on every machine.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="execution">Cancellation and progress; null for <see cref="ExecutionOptions.Default"/>. The points are drawn from one stream of random numbers, on one thread.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SeriesSet Create(BlobSeriesOptions? options = null, ExecutionOptions? execution = null)
    {
        options ??= new BlobSeriesOptions();
        execution ??= ExecutionOptions.Default;
        RequirePositive(options.Count, nameof(options.Count));
        RequirePositive(options.Dimension, nameof(options.Dimension));
        RequirePositive(options.ClusterCount, nameof(options.ClusterCount));
        if (options.ClusterCount > options.Count)
            throw new ArgumentException(string.Format(SR.MoreClustersThanRecords, options.ClusterCount, options.Count));
        if (!(options.StdDev >= 0 && double.IsFinite(options.StdDev)))
            throw new ArgumentException(string.Format(SR.NumberNotFinite, nameof(options.StdDev)));
        long total = (long)options.Count * options.Dimension;
        if (total > SeriesBuffer.MaxElements)
            throw new ArgumentException(string.Format(SR.BlobsTooLarge, options.Count, options.Dimension, total, SeriesBuffer.MaxElements, SeriesBuffer.MaxElements / options.Dimension));

        var random = new RandomSource(options.Seed);
        var centers = new double[options.ClusterCount * options.Dimension];
        for (int i = 0; i < centers.Length; i++)
            centers[i] = CenterRange * ((2 * random.NextDouble()) - 1);
        int[] truth = [.. Enumerable.Range(0, options.Count).Select(i => i % options.ClusterCount)];
        random.Shuffle(truth);
        var values = new double[options.Count * options.Dimension];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityBlobs, options.Count);
        int rows = Math.Max(1, ValuesBetweenChecks / options.Dimension);
        int at = 0;
        for (int i = 0; i < options.Count; i++)
        {
            if (i % rows == 0)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                progress.Add(Math.Min(rows, options.Count - i));
            }

            int center = truth[i] * options.Dimension;
            for (int j = 0; j < options.Dimension; j++)
                values[at++] = centers[center + j] + (options.StdDev * random.NextNormal());
        }

        string detail = string.Format(
            CultureInfo.InvariantCulture,
            "{0} points of {1} values in {2} clusters, standard deviation {3}, seed {4}",
            options.Count, options.Dimension, options.ClusterCount, options.StdDev, options.Seed);
        return new SeriesSet(new ArraySeriesStore<double>(values, options.Count, options.Dimension))
        {
            Truth = truth,
            History = [new ProvenanceStep("blobs", detail)],
        };
    }

    private static void RequirePositive(int value, string name)
    {
        if (value < 1)
            throw new ArgumentException(string.Format(SR.NumberNotPositive, name, value));
    }
}
