using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>A histogram of values, with a threshold and how many values lie on either side of it.</summary>
internal static class HistogramPlot
{
    /// <summary>Draws a histogram.</summary>
    /// <param name="values">The values; those that are not finite are left out and counted in the description.</param>
    /// <param name="name">What the values are.</param>
    /// <param name="noun">What has one value each, in the singular.</param>
    /// <param name="options">Size, theme, title, threshold, bins.</param>
    public static PlotScene Of(double[] values, string name, string noun, PlotOptions options)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException(SR.PlotNothingFinite);
        Array.Sort(finite);
        var bins = HistogramBins.Of(finite, options.BinCount);
        int left = values.Length - finite.Length;
        string description = $"Histogram of {PlotText.Count(finite.Length, "value")} from {AxisTicks.Format(finite[0], 4)} to {AxisTicks.Format(finite[finite.Length - 1], 4)} in {PlotText.Count(bins.Counts.Length, "bin")}";
        if (left > 0)
            description += $"; {PlotText.Count(left, "value")} that are not finite are left out";
        // Selections keep what is strictly above.
        int above = options.Threshold is { } t ? finite.Length - UpperBound(finite, t) : 0;
        if (options.Threshold is { } cut)
            description += $"; {AxisTicks.Format(finite.Length - above)} at or below the threshold {AxisTicks.Format(cut, 6)}, {AxisTicks.Format(above)} above";
        var canvas = new PlotCanvas(options, noun == name.ToLowerInvariant() ? PlotText.Count(finite.Length, noun) : $"{name} of {PlotText.Count(finite.Length, noun)}", $"{description}.");
        var area = canvas.Area;
        if (options.Threshold is { } at)
            area = DrawCounts(canvas, area, at, finite.Length - above, above);
        double low = bins.Edges[0], high = bins.Edges[bins.Edges.Length - 1];
        if (options.Threshold is { } reach)
            (low, high) = (Math.Min(low, reach), Math.Max(high, reach));
        var panel = PlotPanel.Draw(canvas, area, new PanelAxis(new AxisRange(low, high), name), new PanelAxis(new AxisRange(0, 1.05 * bins.Counts.Max()), "Count") { Whole = true });
        var below = new List<PlotPoint[]>();
        var kept = new List<PlotPoint[]>();
        for (int i = 0; i < bins.Counts.Length; i++)
        {
            if (bins.Counts[i] == 0)
                continue;
            double x0 = panel.X.Place(bins.Edges[i]), x1 = panel.X.Place(bins.Edges[i + 1]);
            // A hairline between wide bars.
            double gap = x1 - x0 > 4 ? 0.5 : 0;
            double y = panel.Y.Place(bins.Counts[i]);
            PlotPoint[] bar = [new(x0 + gap, y), new(x1 - gap, y), new(x1 - gap, panel.Plot.Bottom), new(x0 + gap, panel.Plot.Bottom)];
            (bins.Edges[i + 1] <= options.Threshold ? below : kept).Add(bar);
        }

        if (below.Count > 0)
            panel.Add(new FillMark(below, panel.Inks.Muted));
        if (kept.Count > 0)
            panel.Add(new FillMark(kept, panel.Inks.Accent));
        if (options.Threshold is { } line)
            panel.Add(LineMark.Of(panel.X.Place(line), panel.Plot.Y, panel.X.Place(line), panel.Plot.Bottom, 2, panel.Inks.Emphasis));
        return canvas.Scene;
    }

    /// <summary>A line of text above the panel: the threshold in the middle, the counts on its sides.</summary>
    private static PlotRectangle DrawCounts(PlotCanvas canvas, PlotRectangle area, double threshold, int below, int above)
    {
        string text = $"≤ {AxisTicks.Format(threshold, 6)}: {AxisTicks.Format(below)} · > {AxisTicks.Format(threshold, 6)}: {AxisTicks.Format(above)}";
        canvas.AddText(area.X, area.Y + PlotCanvas.LabelSize - 3, text, PlotCanvas.LabelSize, canvas.Inks.Emphasis, TextAnchor.Start, area.Width);
        return area.Inset(0, PlotCanvas.LabelSize + 8, 0, 0);
    }

    /// <summary>The number of values at or below a threshold.</summary>
    private static int UpperBound(double[] sorted, double threshold)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (sorted[middle] <= threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
