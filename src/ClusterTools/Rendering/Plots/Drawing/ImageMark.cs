using ClusterTools.Images.Pictures;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>A picture in a rectangle.</summary>
internal sealed record ImageMark(PlotRectangle Target, Picture Picture) : PlotMark
{
    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Image(Target, Picture);
}
