using System.Diagnostics;
using ClusterTools.Numerics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>K-means clustering: fast, exact (labels are those of a run in double), and the same to the bit on any number of threads and any machine.</summary>
public static class KMeans
{
    /// <summary>Finds clusters of records.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range, does not fit the records, or the records have values that are not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static KMeansResult Fit(SeriesSet series, KMeansOptions options, ExecutionOptions? execution = null) =>
        Fit(series, options, execution, TileKernel.Best);

    /// <summary>As <see cref="Fit(SeriesSet, KMeansOptions, ExecutionOptions?)"/>, with a kernel of choice: the result does not depend on it.</summary>
    internal static KMeansResult Fit(SeriesSet series, KMeansOptions options, ExecutionOptions? execution, TileKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        int clusterCount = KMeansValidation.Check(series, options);
        var records = RecordSource.Create(series.Store, options.Distance);
        var problem = new FitProblem(records, options.Weights, options.Distance, execution, kernel);
        double tolerance = options.Tolerance * problem.Profile.MeanColumnVariance;
        bool bounded = DistanceBounds.AreUseful(options.Algorithm, series, clusterCount);
        int restarts = options.InitialCentroids is null ? options.RestartCount : 1;
        var progress = new ProgressCounter(execution.Progress, SR.KMeansActivity, (long)restarts * options.MaxIterations);

        LloydFit? best = null;
        int bestRestart = 0;
        for (int restart = 0; restart < restarts; restart++)
        {
            double[] centroids = options.InitialCentroids is { } given
                ? Prepare(given, options.Distance)
                : CentroidSeeding.Gather(records, CentroidSeeding.Choose(problem, options.Initialization, clusterCount, new RandomSource(options.Seed, restart)));
            var fit = LloydFit.Run(problem, centroids, options.MaxIterations, tolerance, bounded, progress);
            progress.Add(options.MaxIterations - fit.InertiaHistory.Count);
            if (best is null || fit.Inertia < best.Inertia)
                (best, bestRestart) = (fit, restart);
        }

        var sizes = new int[clusterCount];
        foreach (int label in best!.Labels)
            sizes[label]++;
        return new KMeansResult(series, options, CentroidMatrix.ToRows(best.Centroids, series.Length), best.Labels)
        {
            Sizes = sizes,
            Inertia = best.Inertia,
            InertiaHistory = [.. best.InertiaHistory],
            Iterations = best.InertiaHistory.Count,
            Converged = best.Converged,
            Restart = bestRestart,
            Warnings = KMeansWarnings.Of(problem, best, sizes),
            Elapsed = clock.Elapsed,
        };
    }

    private static double[] Prepare(double[][] given, ClusterDistance distance)
    {
        double[] centroids = CentroidMatrix.Flatten(given);
        int length = given[0].Length;
        for (int start = 0; start < centroids.Length && distance != ClusterDistance.Euclidean; start += length)
        {
            var centroid = centroids.AsSpan(start, length);
            _ = distance == ClusterDistance.Correlation ? UnitLength.CentreAndScale(centroid) : UnitLength.Scale(centroid);
        }

        return centroids;
    }
}
