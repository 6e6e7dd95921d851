using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans;

/// <summary>What k-means is asked for.</summary>
public sealed record KMeansOptions
{
    /// <summary>Clusters, from 1 to the number of records; 0 (the default) takes as many as <see cref="InitialCentroids"/> has.</summary>
    public int ClusterCount { get; init; }

    /// <summary>How it is done. Auto, Lloyd and Elkan give the same result; MiniBatch and Bisecting are other algorithms.</summary>
    public KMeansAlgorithm Algorithm { get; init => field = EnumGuard.RequireDefined(value, nameof(Algorithm)); } = KMeansAlgorithm.Auto;

    /// <summary>Where the centroids start when none are given.</summary>
    public KMeansInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = KMeansInitialization.KMeansPlusPlus;

    /// <summary>The centroids to start from, one a row; null to choose them by <see cref="Initialization"/>. Cluster numbers keep their order.</summary>
    public double[][]? InitialCentroids { get; init; }

    /// <summary>How often the fit is begun anew; the one with the least inertia is kept (the first of equals). With given centroids every start would be the same, so one is made
    /// (but for MiniBatch, where batches differ).</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The most passes of one start; for MiniBatch it ends when so many times as many records are drawn as there are, for Bisecting it is for each split.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>A start ends when the summed squared shift of the centroids is at most this times the mean variance of the columns; 0 goes on until no label changes.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>What makes records alike.</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>Whether records with NaN or infinite values are left out of the fit, where they would else be an error. Their label is −1, maps show them as background, and
    /// a warning gives their number.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The weight of each record (0 or more, not all 0); null weighs all alike.</summary>
    public double[]? Weights { get; init; }

    /// <summary>The records of a batch, for <see cref="KMeansAlgorithm.MiniBatch"/>; no more than there are.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>The seed of the random numbers: equal seeds give equal results. Start r draws from stream r.</summary>
    public long Seed { get; init; }
}
