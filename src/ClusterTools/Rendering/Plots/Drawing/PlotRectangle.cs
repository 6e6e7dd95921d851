namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>A rectangle on a plot, in units of one CSS pixel.</summary>
internal readonly record struct PlotRectangle(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The bottom edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Whether the two share more than an edge.</summary>
    public bool Overlaps(PlotRectangle other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>The rectangle without a margin on each side; never smaller than empty.</summary>
    public PlotRectangle Inset(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Math.Max(0, Width - left - right), Math.Max(0, Height - top - bottom));
}
