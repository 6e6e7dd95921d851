using ClusterTools.Images.Pictures;
using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>What the colours of values stand for: a bar with numbers, to the right of the data.</summary>
internal static class ColorBar
{
    private const int Steps = 128;
    private const double BarWidth = 12;
    private const double Gap = 5;
    private const double LeastWidth = 200;

    /// <summary>Draws a bar.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="outer">The place for data and bar together.</param>
    /// <param name="range">The values of its ends.</param>
    /// <param name="title">What the values are.</param>
    /// <param name="colors">The colour of each part of the range, from 0 to 1.</param>
    /// <returns>What is left for the data.</returns>
    public static PlotRectangle Draw(PlotCanvas canvas, PlotRectangle outer, AxisRange range, string title, Func<double, PlotColor> colors)
    {
        if (outer.Width < LeastWidth)
            return outer;
        double top = outer.Y + (PlotCanvas.SmallSize / 2), height = outer.Height - (PlotCanvas.SmallSize * 2);
        var ticks = AxisTicks.Between(range.Minimum, range.Maximum, Math.Max(1, (int)(height / 36)));
        double labels = ticks.Ticks.Count == 0 ? 0 : ticks.Ticks.Max(t => PlotFont.Measure(t.Label, PlotCanvas.SmallSize));
        double width = BarWidth + Gap + labels + Gap + PlotCanvas.LabelSize;
        var bar = new PlotRectangle(outer.Right - width, top, BarWidth, height);
        var pixels = new byte[3 * Steps];
        for (int i = 0; i < Steps; i++)
        {
            var color = colors(1 - (i / (Steps - 1.0)));
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        canvas.Add(new ImageMark(bar, new Picture(1, Steps, PixelFormat.Rgb24, pixels)));
        var scale = new AxisScale(range.Minimum, range.Maximum, bar.Bottom, bar.Y);
        foreach (var tick in ticks.Ticks)
            canvas.Add(new TextMark(bar.Right + Gap, scale.Place(tick.Value) + 4, tick.Label, PlotCanvas.SmallSize, canvas.Inks.Muted));
        string text = ticks.Suffix.Length == 0 ? title : $"{title} ({ticks.Suffix})";
        canvas.AddText(outer.Right - 3, bar.Y + (height / 2), text, PlotCanvas.LabelSize, canvas.Inks.Ink, TextAnchor.Middle, height, upwards: true);
        return outer.Inset(0, 0, width + 14, 0);
    }
}
