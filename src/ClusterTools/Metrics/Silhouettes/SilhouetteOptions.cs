namespace ClusterTools.Metrics.Silhouettes;

/// <summary>Options of <see cref="Silhouette"/>.</summary>
public sealed record SilhouetteOptions
{
    /// <summary>The number of records to sample at random and score as if there were no others; 0 for all. The cost grows with the square of this number.</summary>
    public int SampleSize { get; init; }

    /// <summary>The random seed of the sample.</summary>
    public long Seed { get; init; }
}
