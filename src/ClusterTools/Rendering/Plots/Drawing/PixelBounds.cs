namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>A rectangle of whole pixels; the right and bottom edges are exclusive.</summary>
internal readonly record struct PixelBounds(int Left, int Top, int Right, int Bottom)
{
    /// <summary>What both have in common.</summary>
    public PixelBounds Intersect(PixelBounds other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
}
