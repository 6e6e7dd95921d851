using ClusterTools.Density;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>The sorted distances to the k-th nearest record, with the knee and its radius.</summary>
internal static class RadiusPlot
{
    /// <summary>The maximum number of points of the curve: more do not show.</summary>
    private const int MaximumPoints = 2000;

    /// <summary>Draws the curve.</summary>
    public static PlotScene Of(RadiusSearchResult search, PlotOptions options)
    {
        double[] distances = search.Distances;
        string radius = $"radius {AxisTicks.Format(search.BestRadius, 4)}";
        var canvas = new PlotCanvas(options, $"Sorted k-distances (k = {search.MinimumCount}): {radius}",
            $"Sorted curve of {PlotText.Count(distances.Length, "distance")} with its knee at {radius}, which {PlotText.Count(search.CoreCount, "record")} are within.");
        int last = distances.Length - 1;
        int points = Math.Min(distances.Length, MaximumPoints);
        int[] shown = [.. Enumerable.Range(0, points).Select(i => points == 1 ? 0 : (int)((long)i * last / (points - 1))).Append(search.Knee).Distinct().OrderBy(i => i)];
        double[] index = Array.ConvertAll(shown, i => (double)i);
        double[] values = Array.ConvertAll(shown, i => distances[i]);
        var panel = PlotPanel.Draw(canvas, canvas.Area, new PanelAxis(AxisRange.Require([0, Math.Max(1, last)]).Padded(0.02), "Records, by distance"),
            new PanelAxis(AxisRange.Require(distances.Append(0)).Padded(), $"k-distance ({search.Options.Distance})"));
        double x = panel.X.Place(search.Knee), y = panel.Y.Place(search.BestRadius);
        panel.Add(LineMark.Of(panel.Plot.X, y, panel.Plot.Right, y, 1.5, panel.Inks.Emphasis, dash: 4));
        panel.Add(LineMark.Of(x, panel.Plot.Y, x, panel.Plot.Bottom, 1, panel.Inks.Emphasis, dash: 4));
        SeriesLines.Add(panel.Data.Marks, panel, index, values, 1.75, panel.Inks.Accent);
        panel.Add(new DotMark([panel.Place(search.Knee, search.BestRadius)], 4, panel.Inks.Emphasis));
        return canvas.Scene;
    }
}
