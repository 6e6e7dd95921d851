using ClusterTools.Images;

namespace ClusterTools.Segmentation.Regions;

/// <summary>Connected pixels of one label on one plane. Positions are those of pixel centres, from 0.</summary>
public sealed record ImageRegion
{
    /// <summary>The number of the region: from 1, plane by plane, in the order of the first pixels.</summary>
    public int Number { get; init; }

    /// <summary>The label of its pixels.</summary>
    public int Label { get; init; }

    /// <summary>Its name, where it has one, as ImageJ's regions of interest do; otherwise null.</summary>
    public string? Name { get; init; }

    /// <summary>The index of its plane, from 0.</summary>
    public int Plane { get; init; }

    /// <summary>The number of its pixels.</summary>
    public int Area { get; init; }

    /// <summary>The mean column of its pixels.</summary>
    public double CentroidX { get; init; }

    /// <summary>The mean row of its pixels.</summary>
    public double CentroidY { get; init; }

    /// <summary>The leftmost column of its bounding box.</summary>
    public int Left { get; init; }

    /// <summary>The topmost row of its bounding box.</summary>
    public int Top { get; init; }

    /// <summary>The columns of its bounding box.</summary>
    public int Width { get; init; }

    /// <summary>The rows of its bounding box.</summary>
    public int Height { get; init; }

    /// <summary>The mean intensity of its pixels; null where no intensities are known.</summary>
    public double? MeanIntensity { get; init; }

    /// <summary>Whether it touches the edge of the plane, so that a part of it may lie outside.</summary>
    public bool IsOnEdge { get; init; }

    /// <summary>The bounding box, as a rectangle to select.</summary>
    public PixelRegion BoundingBox => new(Left, Top, Width, Height);
}
