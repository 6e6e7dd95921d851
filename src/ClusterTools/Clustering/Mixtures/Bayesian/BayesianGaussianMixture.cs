using System.Diagnostics;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>Bayesian Gaussian mixtures, by variational inference: with a Dirichlet-process prior on the weights, components that the records do not need lose their weight,
/// so that the number of components is only an upper bound. Results are bit-identical for any number of threads and on any machine.</summary>
public static class BayesianGaussianMixture
{
    /// <summary>Fits a mixture to records.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the records, or the records contain non-finite values.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BayesianGaussianMixtureResult Fit(SeriesSet series, BayesianGaussianMixtureOptions options, ExecutionOptions? execution = null) =>
        Fit(series, options, execution, MixtureKernel.Best);

    /// <summary>Fits a mixture with a given kernel, for tests: the result does not depend on it.</summary>
    internal static BayesianGaussianMixtureResult Fit(SeriesSet series, BayesianGaussianMixtureOptions options, ExecutionOptions? execution, MixtureKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        if (options.SkipNonFinite && FiniteRecords.Select(series, execution, out int[]? kept) is var finite && kept is not null)
            return Fit(finite, options with { SkipNonFinite = false }, execution, kernel).Over(series, kept);
        var clock = Stopwatch.StartNew();
        // Both kinds of mixture share these checks.
        var layout = GaussianMixtureValidation.Check(series, new GaussianMixtureOptions
        {
            ComponentCount = options.ComponentCount,
            CovarianceType = options.CovarianceType,
            Regularization = options.Regularization,
            RelativeRegularization = options.RelativeRegularization,
            InitialMeans = options.InitialMeans,
            RestartCount = options.RestartCount,
            MaxIterations = options.MaxIterations,
            Tolerance = options.Tolerance,
        });
        GaussianMixture.RequireBounded(series, execution);
        var problem = new MixtureProblem(series, layout, MixtureRegularization.Of(options.Regularization, options.RelativeRegularization), kernel, execution);
        var prior = VariationalPrior.Create(problem, options);
        int restarts = options.InitialMeans is null ? options.RestartCount : 1;
        var starts = new MixtureStart(problem, options.Initialization, options.InitialMeans, options.Seed);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityMixture, (long)restarts * options.MaxIterations);

        BayesianFit? best = null;
        int bestRestart = 0;
        for (int restart = 0; restart < restarts; restart++)
        {
            var fit = BayesianFit.Run(problem, prior, starts.Groups(restart), options.MaxIterations, options.Tolerance, progress);
            progress.Add(options.MaxIterations - fit.LowerBoundHistory.Count);
            if (best is null || fit.Score > best.Score)
                (best, bestRestart) = (fit, restart);
        }

        var model = GaussianMixtureModel.Of(best!.Posterior.Parameters(), best.Posterior.LogOffsets());
        var predictions = MixtureDensity.Predict(problem.Pass, model.Packed, series.Count, execution);
        return new BayesianGaussianMixtureResult(problem, options, best.Posterior, model, predictions)
        {
            LowerBoundHistory = [.. best.LowerBoundHistory],
            Converged = best.Converged,
            Restart = bestRestart,
            Warnings = GaussianMixtureWarnings.OfBayesian(problem, best.Repair),
            Elapsed = clock.Elapsed,
        };
    }
}
