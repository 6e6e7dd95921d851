using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Rendering.Reports.Html;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>A plot as SVG on a dark panel. What it marks as a cluster's, the viewer isolates.</summary>
internal static class ChartSection
{
    /// <summary>The size of a plot over the whole width of the page.</summary>
    public static PlotOptions Wide { get; } = new() { Width = 1160, Height = 420, Theme = PlotTheme.Dark };

    /// <summary>The size of a plot over half of the width.</summary>
    public static PlotOptions Half { get; } = new() { Width = 640, Height = 420, Theme = PlotTheme.Dark };

    /// <summary>Writes the section.</summary>
    /// <param name="html">The page.</param>
    /// <param name="title">The heading.</param>
    /// <param name="scene">The plot.</param>
    /// <param name="id">What the ids of its elements begin with.</param>
    /// <param name="hint">What a reader can do with it; null for nothing.</param>
    /// <param name="areLines">Whether a click near a line means the line.</param>
    public static void Write(HtmlWriter html, string title, PlotScene scene, string id, string? hint = null, bool areLines = false)
    {
        html.Open("section").Element("h3", title).Open("figure", ("class", areLines ? "panel chart lines" : "panel chart"));
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)).Raw(scene.ToSvg(id)).Close();
        if (hint is not null)
            html.Element("figcaption", hint);
        html.Close().Close();
    }
}
