using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans;

/// <summary>Options of k-means.</summary>
public sealed record KMeansOptions
{
    /// <summary>The number of clusters, from 1 to the number of records; 0 (the default) for as many as <see cref="InitialCentroids"/> has.</summary>
    public int ClusterCount { get; init; }

    /// <summary>The algorithm. Auto, Lloyd and Elkan give the same result; MiniBatch and Bisecting are different algorithms.</summary>
    public KMeansAlgorithm Algorithm { get; init => field = EnumGuard.RequireDefined(value, nameof(Algorithm)); } = KMeansAlgorithm.Auto;

    /// <summary>How the initial centroids are chosen when none are given.</summary>
    public KMeansInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = KMeansInitialization.KMeansPlusPlus;

    /// <summary>The initial centroids, one per row; null to choose them by <see cref="Initialization"/>. Cluster numbers keep their order.</summary>
    public double[][]? InitialCentroids { get; init; }

    /// <summary>The number of runs from different initial centroids (scikit-learn's <c>n_init</c>); the one with the lowest inertia is kept (ties: the first). With given
    /// centroids every run would be the same, so only one is made (except for MiniBatch, where batches differ).</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The maximum number of iterations of one run. For MiniBatch: the maximum number of records drawn, as a multiple of the number of records; for Bisecting: the
    /// maximum for each split.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>The convergence tolerance: a run stops when the summed squared shift of the centroids is at most this times the mean variance of the columns; 0 continues
    /// until no label changes.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The distance metric.</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>Whether records with NaN or infinite values are left out of the fit; otherwise they are an error. Their label is −1, maps show them as background, and a
    /// warning gives their number.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The weight of each record (0 or more, not all 0); null for equal weights.</summary>
    public double[]? Weights { get; init; }

    /// <summary>The number of records per batch, for <see cref="KMeansAlgorithm.MiniBatch"/>; at most the number of records.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>The random seed: equal seeds give equal results. Restart r uses random stream r.</summary>
    public long Seed { get; init; }
}
