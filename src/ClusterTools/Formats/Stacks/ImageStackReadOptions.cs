
namespace ClusterTools.Formats.Stacks;

/// <summary>What <see cref="ImageStackReader"/> reads from the files, and how it groups their pages.</summary>
public sealed record ImageStackReadOptions
{
    /// <summary>Frames to leave out at the beginning (default 0), counted across files and within files of several frames.</summary>
    public int Skip { get; init; }

    /// <summary>The most frames to read after those skipped; null (the default) for all. Files beyond are not opened.</summary>
    public int? First { get; init; }

    /// <summary>Pages that make one frame (a volume), in the order of the file's pages. By default what a file's metadata say (ImageJ, OME); without metadata all
    /// pages of a file are the planes of one frame. Where each file holds a single page, this many consecutive files make a frame.</summary>
    public int? PlaneCount { get; init; }

    /// <summary>Whether pages that are left over after the last whole frame of <see cref="PlaneCount"/> pages are dropped with a warning; otherwise they are an error (default).</summary>
    public bool DiscardRemainder { get; init; }

    /// <summary>The limits of a single file.</summary>
    public ImageReadOptions Limits { get; init; } = new();
}
