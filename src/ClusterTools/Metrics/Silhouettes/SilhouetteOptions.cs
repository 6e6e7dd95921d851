namespace ClusterTools.Metrics.Silhouettes;

/// <summary>How a silhouette is computed.</summary>
public sealed record SilhouetteOptions
{
    /// <summary>Records to draw at random and to look at alone, as if there were no others; 0: all. The time grows with the square of the number.</summary>
    public int SampleSize { get; init; }

    /// <summary>The seed of the draw.</summary>
    public long Seed { get; init; }
}
