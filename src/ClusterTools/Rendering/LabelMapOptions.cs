using ClusterTools.Images;

namespace ClusterTools.Rendering;

/// <summary>How a label map looks.</summary>
public sealed record LabelMapOptions
{
    /// <summary>Where the colours come from; <see cref="LabelColoring.Label"/> by default.</summary>
    public LabelColoring ColorBy { get; init => field = EnumGuard.RequireDefined(value, nameof(ColorBy)); } = LabelColoring.Label;

    /// <summary>What darkens voxels that do not fit their cluster; nothing by default.</summary>
    public LabelMask MaskBy { get; init => field = EnumGuard.RequireDefined(value, nameof(MaskBy)); } = LabelMask.None;

    /// <summary>The one plane to show, from 0; null (the default) for all of them, tiled.</summary>
    public int? Plane { get; init; }

    /// <summary>Picture pixels along each side of a voxel, at least 1 (the default).</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The labels that stay where <see cref="MaskBy"/> is <see cref="LabelMask.Label"/>; all else becomes transparent.</summary>
    public IReadOnlyList<int>? Keep { get; init; }

    /// <summary>Whether only the borders between labels are drawn, one picture pixel wide, rather than their areas; not by default.</summary>
    public bool Contour { get; init; }

    /// <summary>A picture that shows wherever no label is drawn, and that the map takes its size from: one plane, or a plane for each of the labels' own. It may be larger than their grid,
    /// as when the labels come from a rescaled picture. 8-bit colours are shown unchanged, other samples from black for the minimum to white for the maximum. Null (the default) for black.</summary>
    public ImageStack? Background { get; init; }

    /// <summary>The seed of the search for colours by similarity; 0 by default.</summary>
    public long Seed { get; init; }
}
