namespace ClusterTools.Rendering;

/// <summary>How a label map looks.</summary>
public sealed record LabelMapOptions
{
    /// <summary>Where the colours come from; <see cref="LabelColoring.Label"/> by default.</summary>
    public LabelColoring ColorBy { get; init; } = LabelColoring.Label;

    /// <summary>What darkens voxels that do not fit their cluster; nothing by default.</summary>
    public LabelMask MaskBy { get; init; } = LabelMask.None;

    /// <summary>The one plane to show, from 0; null (the default) for all of them, tiled.</summary>
    public int? Plane { get; init; }

    /// <summary>Picture pixels along each side of a voxel, at least 1 (the default).</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The seed of the search for colours by similarity; 0 by default.</summary>
    public long Seed { get; init; }
}
