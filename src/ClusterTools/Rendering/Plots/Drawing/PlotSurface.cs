using ClusterTools.Images.Pictures;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>What marks are drawn on: an SVG document or an array of pixels. Coordinates are CSS pixels from the top left corner.</summary>
internal abstract class PlotSurface
{
    /// <summary>Fills the inside of closed contours, by the non-zero rule.</summary>
    public abstract void Fill(IReadOnlyList<PlotPoint[]> contours, PlotColor color);

    /// <summary>Draws lines through points.</summary>
    /// <param name="lines">The points of each line.</param>
    /// <param name="width">The width of the line.</param>
    /// <param name="color">The colour.</param>
    /// <param name="dash">The length of dashes and of the gaps between them; 0 for an unbroken line.</param>
    public abstract void Stroke(IReadOnlyList<PlotPoint[]> lines, double width, PlotColor color, double dash);

    /// <summary>Draws a disc at each point.</summary>
    public abstract void Dots(IReadOnlyList<PlotPoint> centres, double radius, PlotColor color);

    /// <summary>Draws one line of text.</summary>
    public abstract void Text(TextMark text);

    /// <summary>Draws a picture scaled to a rectangle, each of its pixels a block of one colour.</summary>
    public abstract void Image(PlotRectangle target, Picture picture);

    /// <summary>Draws marks that belong together, clipped to a rectangle if there is one.</summary>
    public abstract void Group(GroupMark group);
}
