using System.Diagnostics;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>K-means clustering: fast, exact (labels are those of a run in double), and bit-identical for any number of threads and on any machine.</summary>
public static class KMeansClustering
{
    /// <summary>Fits k-means to records.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the records, or the records contain non-finite values.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static KMeansResult Fit(SeriesSet series, KMeansOptions options, ExecutionOptions? execution = null) =>
        Fit(series, options, execution, KernelSet.Best);

    /// <summary>Fits several models to the same records together: the records are read once for all fits in progress, which makes a scan over numbers of clusters much
    /// cheaper than separate fits. Each result equals that of a separate fit.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options of each model; distance and weights must be the same for all.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the records or the other models, or the records contain non-finite values.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static KMeansResult[] FitMany(SeriesSet series, IReadOnlyList<KMeansOptions> options, ExecutionOptions? execution = null) =>
        FitMany(series, options, execution, KernelSet.Best);

    /// <summary>Fits k-means with a given set of kernels, for tests: the result does not depend on it.</summary>
    internal static KMeansResult Fit(SeriesSet series, KMeansOptions options, ExecutionOptions? execution, KernelSet kernel)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FitMany(series, [options], execution, kernel)[0];
    }

    private static KMeansResult[] FitMany(SeriesSet series, IReadOnlyList<KMeansOptions> options, ExecutionOptions? execution, KernelSet kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        int[] clusterCounts = KMeansValidation.Check(series, options);
        if (options.Count == 0)
            return [];
        int[]? kept = options[0].SkipNonFinite ? FiniteRecords.Find(series.Store, execution) : null;
        double[]? weights = options[0].Weights;
        if (kept is not null)
        {
            weights = weights is { } all ? Array.ConvertAll(kept, r => all[r]) : null;
            KMeansValidation.CheckLeft(kept.Length, series.Count, clusterCounts, weights);
        }

        SeriesStore store = kept is null ? series.Store : new SelectedSeriesStore(series.Store, kept);
        var fits = KMeansFits.Run(FitData.Of(store, weights, options[0].Distance), options, clusterCounts, execution, kernel);
        var results = new KMeansResult[options.Count];
        for (int m = 0; m < results.Length; m++)
            results[m] = Describe(series, options[m], fits.Problem, fits.Best(m), fits.Restart(m), clock.Elapsed);
        if (kept is not null)
            results = Array.ConvertAll(results, r => r.Over(series, kept, options[0].Weights));
        return results;
    }

    private static KMeansResult Describe(SeriesSet series, KMeansOptions options, FitProblem problem, KMeansOutcome fit, int restart, TimeSpan elapsed)
    {
        var sizes = new int[fit.Centroids.Length / series.Length];
        int[] labels = fit.CollectLabels();
        foreach (int label in labels)
            sizes[label]++;
        return new KMeansResult(series, options, CentroidMatrix.ToRows(fit.Centroids, series.Length), labels)
        {
            Sizes = sizes,
            Inertia = fit.Inertia,
            InertiaHistory = fit.InertiaHistory,
            Statistics = fit.Statistics,
            Iterations = fit.Iterations,
            Converged = fit.Converged,
            Restart = restart,
            Warnings = KMeansWarnings.Of(problem, fit.Relocations, sizes, fit.Inertia),
            Elapsed = elapsed,
        };
    }
}
