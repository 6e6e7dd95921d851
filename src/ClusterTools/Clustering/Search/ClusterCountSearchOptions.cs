using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>Options of a scan over numbers of clusters.</summary>
public sealed record ClusterCountSearchOptions
{
    private const int ColorColumns = 3;

    /// <summary>The numbers of clusters to try, each from 1 to the number of records, in any order; duplicates are tried once.</summary>
    public int[] ClusterCounts { get; init; } = [];

    /// <summary>The model to fit.</summary>
    public ClusterCountModel Model { get; init => field = EnumGuard.RequireDefined(value, nameof(Model)); } = ClusterCountModel.KMeans;

    /// <summary>The criterion that chooses. With null (the default) it is <see cref="ClusterCountCriterion.Bic"/> for mixtures; for k-means <see
    /// cref="ClusterCountCriterion.Similarity"/> if the records are voxel time series (they have a grid and more than three columns), and otherwise <see
    /// cref="ClusterCountCriterion.Silhouette"/>.</summary>
    public ClusterCountCriterion? Criterion { get; init => field = EnumGuard.RequireDefined(value, nameof(Criterion)); }

    /// <summary>The k-means options for each number of clusters, reference set and subset. The scan sets <see cref="KMeansOptions.ClusterCount"/> and <see
    /// cref="KMeansOptions.Seed"/>, and initialises the centroids itself: <see cref="KMeansOptions.InitialCentroids"/> must be null.</summary>
    /// <remarks>A record of weight 2 counts twice in the fits, the inertia and the similarity error, and so for the criteria <see cref="ClusterCountCriterion.Similarity"/>
    /// and <see cref="ClusterCountCriterion.Elbow"/>; for <see cref="ClusterCountCriterion.Gap"/> reference sets have the weights of the records. Subsets for the stability
    /// are drawn from the records with a weight above 0, and their models are compared on all records equally. The silhouette and the Caliński-Harabasz and Davies-Bouldin
    /// indices describe the clusters unweighted: each record counts once. All scores except the similarity error use the records as the distance metric sees them
    /// (L2-normalised if it compares angles).</remarks>
    public KMeansOptions KMeans { get; init; } = new();

    /// <summary>The options of mixtures. The scan sets <see cref="GaussianMixtureOptions.ComponentCount"/> and <see cref="GaussianMixtureOptions.Seed"/>, and finds the
    /// initial parameters itself: initial means, weights and precisions must be null.</summary>
    public GaussianMixtureOptions Mixture { get; init; } = new();

    /// <summary>The types of covariance to try for mixtures: each gets a scan of its own, and the criterion, one whose scores are comparable between types (Bic, Aic,
    /// Silhouette, CalinskiHarabasz, DaviesBouldin), chooses the type along with the number. Null or empty (the default) for the one of <see cref="Mixture"/>. Several exclude a
    /// checkpoint.</summary>
    public CovarianceType[]? CovarianceTypes { get; init => field = value is null ? null : Array.ConvertAll(value, type => EnumGuard.RequireDefined(type, nameof(CovarianceTypes))); }

    /// <summary>The number of records sampled for the silhouette, the same for each number of clusters; 0, or more than there are, for all. Its cost grows with the square
    /// of this number.</summary>
    public int SampleSize { get; init; } = 5000;

    /// <summary>The number of uniform reference sets for the gap statistic.</summary>
    public int ReferenceCount { get; init; } = 10;

    /// <summary>The number of random subsets for the stability.</summary>
    public int SubsampleCount { get; init; } = 10;

    /// <summary>The seed of all random numbers: equal seeds give equal results.</summary>
    public long Seed { get; init; }

    /// <summary>A JSON file that holds the finished numbers of clusters, rewritten after every few of them (those that are fitted together): an interrupted scan continues
    /// from it when it is rerun with the same records and options. It is kept when the scan is done. Null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The criterion that chooses: the one set, or the default for these records.</summary>
    /// <param name="series">The records.</param>
    internal ClusterCountCriterion CriterionFor(SeriesSet series)
    {
        if (Criterion is { } set)
            return set;
        if (Model == ClusterCountModel.GaussianMixture)
            return ClusterCountCriterion.Bic;
        // Records of three columns or fewer, such as colours, have no shape to correlate; where every number is 1 or the number of records, there is no silhouette.
        bool hasSilhouette = Array.Exists(ClusterCounts, k => k > 1 && k < series.Count);
        return !hasSilhouette || (series.Shape is not null && series.Length > ColorColumns) ? ClusterCountCriterion.Similarity : ClusterCountCriterion.Silhouette;
    }

    /// <summary>The criterion of a scan that is running, whose default has been replaced by <see cref="CriterionFor"/>.</summary>
    internal ClusterCountCriterion EffectiveCriterion => Criterion ?? throw new InvalidOperationException(nameof(CriterionFor));

    /// <summary>Whether records with NaN or infinite values are left out of the scan.</summary>
    internal bool SkipsNonFinite => KMeans.SkipNonFinite || (Model == ClusterCountModel.GaussianMixture && Mixture.SkipNonFinite);

    /// <summary>The number of runs of each fit.</summary>
    internal int RestartCount => Model == ClusterCountModel.KMeans ? KMeans.RestartCount : Mixture.RestartCount;

    /// <summary>The maximum number of iterations of each run.</summary>
    internal int MaxIterations => Model == ClusterCountModel.KMeans ? KMeans.MaxIterations : Mixture.MaxIterations;

    /// <summary>The convergence tolerance of each run.</summary>
    internal double Tolerance => Model == ClusterCountModel.KMeans ? KMeans.Tolerance : Mixture.Tolerance;
}
