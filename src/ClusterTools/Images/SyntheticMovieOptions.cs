namespace ClusterTools.Images;

/// <summary>Size, clusters, noise and seed of a <see cref="SyntheticMovie"/>.</summary>
public sealed record SyntheticMovieOptions
{
    /// <summary>Frames (time points); default 120.</summary>
    public int FrameCount { get; init; } = 120;

    /// <summary>Planes of a frame; default 1.</summary>
    public int PlaneCount { get; init; } = 1;

    /// <summary>Rows of a plane; default 96.</summary>
    public int Height { get; init; } = 96;

    /// <summary>Columns of a plane; default 96.</summary>
    public int Width { get; init; } = 96;

    /// <summary>Clusters, the background included: groups of regions that are active together, and the space between them; default 6.</summary>
    public int ClusterCount { get; init; } = 6;

    /// <summary>The standard deviation of the noise relative to the signal, at the usual brightness; default 0.05. It grows with the root of the brightness, as shot noise does.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>The random numbers' seed; equal seeds give equal movies on every machine.</summary>
    public long Seed { get; init; }
}
