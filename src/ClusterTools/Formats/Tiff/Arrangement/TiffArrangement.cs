using ClusterTools.Formats.Tiff.Pages;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>Which pages make which plane.</summary>
/// <param name="Frames">Points in time.</param>
/// <param name="Planes">Planes of a frame.</param>
/// <param name="Channels">Pages of a plane.</param>
/// <param name="Pages">The pages in the order frame, plane, channel.</param>
/// <param name="RunBytes">Where a file has one directory and all planes follow its first one: the bytes of a plane. Otherwise 0, and every plane has its page.</param>
internal sealed record TiffArrangement(int Frames, int Planes, int Channels, IReadOnlyList<TiffPage> Pages, long RunBytes)
{
    /// <summary>All pages as the planes of one frame.</summary>
    public static TiffArrangement Plain(IReadOnlyList<TiffPage> pages) => new(1, pages.Count, 1, pages, 0);
}
