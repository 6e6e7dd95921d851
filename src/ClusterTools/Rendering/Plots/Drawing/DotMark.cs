namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Discs of one size and colour.</summary>
internal sealed record DotMark(IReadOnlyList<PlotPoint> Centres, double Radius, PlotColor Color) : PlotMark
{
    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Dots(Centres, Radius, Color);
}
