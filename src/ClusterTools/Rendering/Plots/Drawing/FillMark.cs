namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Filled contours.</summary>
internal sealed record FillMark(IReadOnlyList<PlotPoint[]> Contours, PlotColor Color) : PlotMark
{
    /// <summary>A filled rectangle.</summary>
    public static FillMark Of(PlotRectangle r, PlotColor color) =>
        new([[new(r.X, r.Y), new(r.Right, r.Y), new(r.Right, r.Bottom), new(r.X, r.Bottom)]], color);

    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Fill(Contours, Color);
}
