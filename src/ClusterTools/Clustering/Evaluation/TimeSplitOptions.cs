using ClusterTools.Distances;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>Options of <see cref="TimeSplitValidation"/>: clusterings are tested on time points that they were not fitted on.</summary>
public sealed record TimeSplitOptions
{
    /// <summary>The numbers of clusters to try.</summary>
    public required int[] ClusterCounts { get; init; }

    /// <summary>The number of random splits of the time points; 5 by default.</summary>
    public int FoldCount { get; init; } = 5;

    /// <summary>The number of restarts of each fit; 1 by default.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The distance metric.</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>The seed of splits and fits. Fold f uses random stream f, whatever the numbers of clusters.</summary>
    public long Seed { get; init; }
}
