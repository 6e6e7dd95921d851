namespace ClusterTools.Formats;

/// <summary>How files are read, and limits on what a file may require, checked before anything is allocated.</summary>
public sealed record ImageReadOptions
{
    /// <summary>The most pixels of one file, over all its pages (default 2^31).</summary>
    public long MaximumPixelCount { get; init; } = 1L << 31;

    /// <summary>The most pages of one file (default 1,000,000).</summary>
    public int MaximumPageCount { get; init; } = 1_000_000;

    /// <summary>Whether pictures are left as they are stored, whatever orientation EXIF gives (default: they are turned upright).</summary>
    public bool IgnoreOrientation { get; init; }
}
