namespace ClusterTools.Series.Synthetic;

/// <summary>What the points of <see cref="BlobSeries"/> are like.</summary>
public sealed record BlobSeriesOptions
{
    /// <summary>Points in all.</summary>
    public int Count { get; init; } = 300;

    /// <summary>Values of a point.</summary>
    public int Dimension { get; init; } = 2;

    /// <summary>Clusters; they share the points as evenly as can be.</summary>
    public int ClusterCount { get; init; } = 3;

    /// <summary>The standard deviation of a cluster in every direction.</summary>
    public double StdDev { get; init; } = 1;

    /// <summary>The seed of the random numbers.</summary>
    public long Seed { get; init; }
}
