using ClusterTools.Distances;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>How clusterings are tried on time points that they were not fitted on.</summary>
public sealed record TimeSplitOptions
{
    /// <summary>The numbers of clusters to try.</summary>
    public required int[] ClusterCounts { get; init; }

    /// <summary>How often the time points are split anew.</summary>
    public int FoldCount { get; init; } = 5;

    /// <summary>How often each fit is begun anew.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>What makes records alike.</summary>
    public ClusterDistance Distance { get; init => field = EnumGuard.RequireDefined(value, nameof(Distance)); } = ClusterDistance.Euclidean;

    /// <summary>The seed of splits and fits. Fold f is split by stream f, whatever the numbers of clusters.</summary>
    public long Seed { get; init; }
}
