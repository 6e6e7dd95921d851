namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Lines through points, of one width and colour.</summary>
internal sealed record LineMark(IReadOnlyList<PlotPoint[]> Lines, double Width, PlotColor Color, double Dash = 0) : PlotMark
{
    /// <summary>A straight line.</summary>
    public static LineMark Of(double x0, double y0, double x1, double y1, double width, PlotColor color, double dash = 0) =>
        new([[new(x0, y0), new(x1, y1)]], width, color, dash);

    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Stroke(Lines, Width, Color, Dash);
}
