namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>What OME-XML says of the pixels of its first image.</summary>
internal sealed record OmePixels
{
    /// <summary>The axes, the fastest first: XYZCT, XYCZT …</summary>
    public required string DimensionOrder { get; init; }

    public required int SizeZ { get; init; }

    public required int SizeC { get; init; }

    public required int SizeT { get; init; }

    /// <summary>Channels stored in one page (3 where a page is RGB).</summary>
    public required int SamplesPerPixel { get; init; }

    /// <summary>Whether the document describes more images, which are not read.</summary>
    public required bool HasMoreImages { get; init; }

    /// <summary>Which pages hold which planes.</summary>
    public required IReadOnlyList<OmeTiffData> Data { get; init; }

    /// <summary>Steps along the axis of channels from page to page.</summary>
    public int PageChannels => Math.Max(1, SizeC / SamplesPerPixel);
}
