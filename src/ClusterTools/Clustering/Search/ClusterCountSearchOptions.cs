using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;

namespace ClusterTools.Clustering.Search;

/// <summary>Options of a scan over numbers of clusters.</summary>
public sealed record ClusterCountSearchOptions
{
    /// <summary>The numbers of clusters to try, each from 1 to the number of records. Any order; what is given twice is tried once.</summary>
    public int[] ClusterCounts { get; init; } = [];

    /// <summary>What is fitted.</summary>
    public ClusterCountModel Model { get; init => field = EnumGuard.RequireDefined(value, nameof(Model)); } = ClusterCountModel.KMeans;

    /// <summary>What chooses among them; null (the default) is <see cref="ClusterCountCriterion.Similarity"/> for k-means and <see cref="ClusterCountCriterion.Bic"/> for
    /// mixtures.</summary>
    public ClusterCountCriterion? Criterion { get; init => field = EnumGuard.RequireDefined(value, nameof(Criterion)); }

    /// <summary>How k-means fits each number of clusters, reference set and subset. The scan sets <see cref="KMeansOptions.ClusterCount"/> and
    /// <see cref="KMeansOptions.Seed"/>, and finds its starts itself: <see cref="KMeansOptions.InitialCentroids"/> must be null.</summary>
    /// <remarks>A record of weight 2 counts twice in the fits, the inertia and the similarity error, and so for the criteria <see cref="ClusterCountCriterion.Similarity"/> and
    /// <see cref="ClusterCountCriterion.Elbow"/>; for <see cref="ClusterCountCriterion.Gap"/> reference sets have the weights of the records. Subsets for the stability are drawn
    /// among the records whose weight is above 0, and their models are compared on all records alike. Silhouette, variance ratio and the index of Davies and Bouldin describe the
    /// clusters as they are: each record counts once. All scores but the similarity error are taken of the records as the distance sees them (L2-normalised where angles are
    /// compared).</remarks>
    public KMeansOptions KMeans { get; init; } = new();

    /// <summary>How mixtures are fitted. The scan sets <see cref="GaussianMixtureOptions.ComponentCount"/> and <see cref="GaussianMixtureOptions.Seed"/>, and finds its starts
    /// itself: means, weights and precisions to start from must be null.</summary>
    public GaussianMixtureOptions Mixture { get; init; } = new();

    /// <summary>Records drawn at random for the silhouette, the same for each number of clusters; 0, or more than there are: all. Its time grows with the square of the
    /// number.</summary>
    public int SampleSize { get; init; } = 5000;

    /// <summary>Uniform reference sets for the gap statistic.</summary>
    public int ReferenceCount { get; init; } = 10;

    /// <summary>Random subsets for the stability.</summary>
    public int SubsampleCount { get; init; } = 10;

    /// <summary>The seed of all random numbers: equal seeds give equal results.</summary>
    public long Seed { get; init; }

    /// <summary>A JSON file that holds what is finished, rewritten after each few numbers of clusters (those that are fitted together): a scan that was stopped goes on there when it is begun again with the same
    /// records and options. It stays when the scan is done. Null: none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The criterion that chooses: the one that was asked for, or the model's own.</summary>
    internal ClusterCountCriterion EffectiveCriterion =>
        Criterion ?? (Model == ClusterCountModel.KMeans ? ClusterCountCriterion.Similarity : ClusterCountCriterion.Bic);

    /// <summary>The starts of each fit.</summary>
    internal int RestartCount => Model == ClusterCountModel.KMeans ? KMeans.RestartCount : Mixture.RestartCount;

    /// <summary>The maximum number of iterations of each start.</summary>
    internal int MaxIterations => Model == ClusterCountModel.KMeans ? KMeans.MaxIterations : Mixture.MaxIterations;

    /// <summary>When each start ends.</summary>
    internal double Tolerance => Model == ClusterCountModel.KMeans ? KMeans.Tolerance : Mixture.Tolerance;
}
