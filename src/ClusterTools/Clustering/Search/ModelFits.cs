using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>The fits of a scan, for any model.</summary>
internal static class ModelFits
{
    /// <summary>Fits several numbers of clusters: k-means fits together, so that the records are read once for all.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options of the scan.</param>
    /// <param name="clusterCounts">The numbers of clusters.</param>
    /// <param name="seed">The random seed, which for subsets is not that of the scan.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static IFittedClustering[] FitTogether(SeriesSet series, ClusterCountSearchOptions options, int[] clusterCounts, long seed, ExecutionOptions execution) =>
        options.Model switch
        {
            ClusterCountModel.KMeans => KMeansClustering.FitMany(series, Array.ConvertAll(clusterCounts, k => KMeansOptionsOf(options, k) with { Seed = seed }), execution),
            ClusterCountModel.GaussianMixture => Array.ConvertAll(clusterCounts, k => GaussianMixture.Fit(series, MixtureOptionsOf(options, k) with { Seed = seed }, execution)),
            _ => throw EnumGuard.Unexpected(options.Model),
        };

    /// <summary>The k-means options for a number of clusters. Records that are not finite are left out of the scan beforehand.</summary>
    public static KMeansOptions KMeansOptionsOf(ClusterCountSearchOptions options, int clusterCount) =>
        options.KMeans with { ClusterCount = clusterCount, Seed = options.Seed, SkipNonFinite = false };

    /// <summary>The scores that the fit itself provides.</summary>
    public static ClusterCountCandidate Describe(IFittedClustering fit, ExecutionOptions execution)
    {
        var candidate = new ClusterCountCandidate { ClusterCount = fit.ClusterCount, Iterations = fit.Iterations, Converged = fit.Converged };
        if (fit is KMeansResult kmeans)
        {
            double[] similarity = PearsonSimilarity.Compute(kmeans.Series, kmeans.Labels, kmeans.Centroids, execution);
            return candidate with { Inertia = kmeans.Inertia, SimilarityError = PearsonSimilarity.Error(similarity, kmeans.Options.Weights) };
        }

        var errors = SimilarityScores.Compute(fit.Series, fit.Labels, fit.Centroids, execution);
        var mixture = (GaussianMixtureResult)fit;
        return candidate with { Inertia = errors.ModelError, SimilarityError = errors.SimilarityError, Bic = mixture.Bic, Aic = mixture.Aic };
    }

    private static GaussianMixtureOptions MixtureOptionsOf(ClusterCountSearchOptions options, int clusterCount) =>
        options.Mixture with { ComponentCount = clusterCount, Seed = options.Seed, SkipNonFinite = false };
}
