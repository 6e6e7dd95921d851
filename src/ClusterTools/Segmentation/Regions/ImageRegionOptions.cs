using ClusterTools.Images;

namespace ClusterTools.Segmentation.Regions;

/// <summary>Which regions <see cref="ImageRegions"/> finds.</summary>
public sealed record ImageRegionOptions
{
    /// <summary>Which pixels count as neighbours; eight by default.</summary>
    public PixelConnectivity Connectivity { get; init => field = EnumGuard.RequireDefined(value, nameof(Connectivity)); } = PixelConnectivity.Eight;

    /// <summary>The labels whose regions are returned; null (the default) for all.</summary>
    public IReadOnlyList<int>? Labels { get; init; }

    /// <summary>The minimum number of pixels of a region; 1 by default.</summary>
    public int MinimumArea { get; init; } = 1;

    /// <summary>The maximum number of pixels of a region; null (the default) for no limit.</summary>
    public int? MaximumArea { get; init; }

    /// <summary>Whether regions that touch the edge of the plane are left out; not by default.</summary>
    public bool ExcludeEdge { get; init; }

    /// <summary>The image whose intensities are averaged, with the rows and columns of the labels: one plane, or a plane for each of theirs. Of several channels the mean counts, without opacity.
    /// By default the values of the records where there are some.</summary>
    public ImageStack? Intensity { get; init; }
}
