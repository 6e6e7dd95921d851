namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>The outline of a character, in units of the font, y upwards.</summary>
/// <param name="Advance">How far the next character is.</param>
/// <param name="Contours">Closed polygons, the curves already straightened.</param>
internal sealed record Glyph(int Advance, PlotPoint[][] Contours);
