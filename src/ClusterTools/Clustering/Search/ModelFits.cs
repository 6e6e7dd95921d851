using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>The fits of a scan, whatever the model.</summary>
internal static class ModelFits
{
    /// <summary>Fits one number of clusters.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The scan's.</param>
    /// <param name="clusterCount">Clusters.</param>
    /// <param name="seed">The seed, which for subsets is not that of the scan.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static IFittedClustering Fit(SeriesSet series, ClusterCountSearchOptions options, int clusterCount, long seed, ExecutionOptions execution) =>
        options.Model == ClusterCountModel.KMeans
            ? KMeans.Fit(series, KMeansOptionsOf(options, clusterCount) with { Seed = seed }, execution)
            : GaussianMixture.Fit(series, MixtureOptionsOf(options, clusterCount) with { Seed = seed }, execution);

    /// <summary>What k-means is asked for.</summary>
    public static KMeansOptions KMeansOptionsOf(ClusterCountSearchOptions options, int clusterCount)
    {
        var defaults = new KMeansOptions();
        return defaults with
        {
            ClusterCount = clusterCount,
            RestartCount = options.RestartCount,
            MaxIterations = options.MaxIterations ?? defaults.MaxIterations,
            Tolerance = options.Tolerance ?? defaults.Tolerance,
            Distance = options.Distance,
            Seed = options.Seed,
        };
    }

    /// <summary>The scores that the fit itself gives.</summary>
    public static ClusterCountCandidate Describe(IFittedClustering fit, ExecutionOptions execution)
    {
        var candidate = new ClusterCountCandidate { ClusterCount = fit.ClusterCount, Iterations = fit.Iterations, Converged = fit.Converged };
        if (fit is KMeansResult kmeans)
            return candidate with { Inertia = kmeans.Inertia, SimilarityError = kmeans.SimilarityError };
        var errors = SimilarityScores.Compute(fit.Series, fit.Labels, fit.Centroids, execution);
        var mixture = (GaussianMixtureResult)fit;
        return candidate with { Inertia = errors.ModelError, SimilarityError = errors.SimilarityError, Bic = mixture.Bic, Aic = mixture.Aic };
    }

    private static GaussianMixtureOptions MixtureOptionsOf(ClusterCountSearchOptions options, int clusterCount)
    {
        var defaults = new GaussianMixtureOptions();
        return defaults with
        {
            ComponentCount = clusterCount,
            RestartCount = options.RestartCount,
            MaxIterations = options.MaxIterations ?? defaults.MaxIterations,
            Tolerance = options.Tolerance ?? defaults.Tolerance,
            Seed = options.Seed,
        };
    }
}
