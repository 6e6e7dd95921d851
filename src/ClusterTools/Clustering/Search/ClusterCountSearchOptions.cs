using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.Search;

/// <summary>What a scan over numbers of clusters is asked for.</summary>
public sealed record ClusterCountSearchOptions
{
    /// <summary>The numbers of clusters to try, each from 1 to the number of records. Any order; what is given twice is tried once.</summary>
    public int[] ClusterCounts { get; init; } = [];

    /// <summary>What is fitted.</summary>
    public ClusterCountModel Model { get; init => field = EnumGuard.RequireDefined(value, nameof(Model)); } = ClusterCountModel.KMeans;

    /// <summary>What chooses among them; null (the default) is <see cref="ClusterCountCriterion.Similarity"/> for k-means and <see cref="ClusterCountCriterion.Bic"/> for
    /// mixtures.</summary>
    public ClusterCountCriterion? Criterion { get; init => field = EnumGuard.RequireDefined(value, nameof(Criterion)); }

    /// <summary>How often each fit is begun anew; the best one is kept. Fits of reference sets and subsets are begun as often.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The most passes of one start; null (the default) is what the model takes by itself: 300 for k-means, 100 for mixtures.</summary>
    public int? MaxIterations { get; init; }

    /// <summary>When a start ends, as <see cref="KMeansOptions.Tolerance"/> or <see cref="GaussianMixtureOptions.Tolerance"/>; null (the default) is what the model takes by
    /// itself: 1e-4 for k-means, 1e-3 for mixtures.</summary>
    public double? Tolerance { get; init; }

    /// <summary>What makes records alike for k-means. The scores other than the similarity error are taken of the records as this distance sees them (brought to length 1 where angles
    /// are compared).</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>How k-means goes about it.</summary>
    public KMeansAlgorithm Algorithm { get; init => field = EnumGuard.RequireDefined(value, nameof(Algorithm)); } = KMeansAlgorithm.Auto;

    /// <summary>Where the centroids of k-means start.</summary>
    public KMeansInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = KMeansInitialization.KMeansPlusPlus;

    /// <summary>The weight of each record (0 or more, not all 0) for k-means; null (the default) weighs all alike. A record of weight 2 counts twice in the fits, the inertia and the
    /// similarity error, and so for the criteria <see cref="ClusterCountCriterion.Similarity"/> and <see cref="ClusterCountCriterion.Elbow"/>; for
    /// <see cref="ClusterCountCriterion.Gap"/> reference sets have the weights of the records. Subsets for the stability are drawn among the records that weigh something, and their models
    /// are compared on all records alike. Silhouette, variance ratio and the index of Davies and Bouldin describe the clusters as they are: each record counts once.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Whether records with NaN or infinite values are left out, as by <see cref="KMeansOptions.SkipNonFinite"/>; for k-means alone.</summary>
    public bool SkipNonFinite { get; init; }

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
}
