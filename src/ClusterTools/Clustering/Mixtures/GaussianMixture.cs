using System.Diagnostics;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Gaussian mixtures by expectation-maximisation: soft clusters of any ellipsoidal shape. Results are bit-identical for any number of threads and on any
/// machine.</summary>
/// <remarks>A component that vanishes (less than a billionth of a record) is relocated to the record that the mixture explains worst, with the covariance of all records; a
/// run relocates at most as many times as it has components. A component that collapses to one point keeps the regularisation as its covariance. Either is reported as
/// a warning. With the default, relative regularisation the fit does not depend on the units of the columns (of Spherical: on the unit that they share): scaling a column
/// scales the means and covariances and changes no label; by powers of two, not a bit of a probability.</remarks>
public static class GaussianMixture
{
    /// <summary>Fits a mixture to records.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the records, or the records contain non-finite values.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static GaussianMixtureResult Fit(SeriesSet series, GaussianMixtureOptions options, ExecutionOptions? execution = null) =>
        Fit(series, options, execution, MixtureKernel.Best);

    /// <summary>Fits a mixture with a given kernel, for tests: the result does not depend on it.</summary>
    internal static GaussianMixtureResult Fit(SeriesSet series, GaussianMixtureOptions options, ExecutionOptions? execution, MixtureKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        if (options.SkipNonFinite && FiniteRecords.Select(series, execution, out int[]? kept) is var finite && kept is not null)
            return Fit(finite, options with { SkipNonFinite = false }, execution, kernel).Over(series, kept);
        var clock = Stopwatch.StartNew();
        var layout = GaussianMixtureValidation.Check(series, options);
        var precisions = GaussianMixtureValidation.Factors(layout, options.InitialPrecisions);
        RequireBounded(series, execution);
        var problem = new MixtureProblem(series, layout, MixtureRegularization.Of(options.Regularization, options.RelativeRegularization), kernel, execution);
        int restarts = options.InitialMeans is null ? options.RestartCount : 1;
        var starts = new MixtureStart(problem, options.Initialization, options.InitialMeans, options.Seed);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityMixture, (long)restarts * options.MaxIterations);

        MixtureFit? best = null;
        int bestRestart = 0;
        for (int restart = 0; restart < restarts; restart++)
        {
            var fit = MixtureFit.Run(problem, starts.Create(options, precisions, restart), options.MaxIterations, options.Tolerance, progress);
            progress.Add(options.MaxIterations - fit.LowerBoundHistory.Count);
            if (best is null || fit.Score > best.Score)
                (best, bestRestart) = (fit, restart);
        }

        var model = GaussianMixtureModel.Of(best!.Parameters);
        var predictions = MixtureDensity.Predict(problem.Pass, model.Packed, series.Count, execution);
        return new GaussianMixtureResult(problem, options, best.Parameters, model, predictions)
        {
            LowerBoundHistory = [.. best.LowerBoundHistory],
            Converged = best.Converged,
            Restart = bestRestart,
            Warnings = GaussianMixtureWarnings.Of(problem, best),
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Throws if fourth powers of the values would overflow.</summary>
    internal static void RequireBounded(SeriesSet series, ExecutionOptions execution) =>
        GaussianMixtureValidation.RequireBounded([FiniteRecords.Require(series.Store, execution)]);
}
