namespace ClusterTools.Series.Synthetic;

/// <summary>Options of <see cref="BlobSeries"/>.</summary>
public sealed record BlobSeriesOptions
{
    /// <summary>The total number of points.</summary>
    public int Count { get; init; } = 300;

    /// <summary>The number of dimensions (values per point).</summary>
    public int Dimension { get; init; } = 2;

    /// <summary>The number of clusters; the points are divided among them as evenly as possible.</summary>
    public int ClusterCount { get; init; } = 3;

    /// <summary>The standard deviation of a cluster in each dimension.</summary>
    public double StdDev { get; init; } = 1;

    /// <summary>The random seed.</summary>
    public long Seed { get; init; }
}
