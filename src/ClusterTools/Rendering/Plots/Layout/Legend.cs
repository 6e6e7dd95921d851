using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>What the colours stand for, in columns to the right of the data. Texts that are too long are shortened, and entries without a place are counted.</summary>
internal static class Legend
{
    private const double RowHeight = 16;
    private const double Swatch = 10;
    private const double Padding = 6;
    private const double TextStart = Swatch + 6;
    private const double ColumnGap = 10;
    private const double LeastColumn = TextStart + 24;

    // The data need the greater part of the width.
    private const double GreatestPart = 0.36;

    /// <summary>Draws a legend.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="outer">The place for data and legend together.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="dark">Whether it is dark whatever the theme, like a panel of cluster colours.</param>
    /// <returns>What is left for the data.</returns>
    public static PlotRectangle Draw(PlotCanvas canvas, PlotRectangle outer, IReadOnlyList<LegendEntry> entries, bool dark)
    {
        var inks = dark ? PlotInks.Dark : canvas.Inks;
        double widest = (outer.Width * GreatestPart) - (2 * Padding);
        int rows = (int)((outer.Height - (2 * Padding)) / RowHeight);
        if (entries.Count == 0 || rows < 1 || widest < LeastColumn)
            return outer;
        int columns = (entries.Count + rows - 1) / rows;
        columns = Math.Min(columns, (int)((widest + ColumnGap) / (LeastColumn + ColumnGap)));
        int shown = entries.Count;
        if (columns * rows < entries.Count)
            shown = (columns * rows) - 1;
        rows = Math.Min(rows, entries.Count);
        string more = $"+{AxisTicks.Format(entries.Count - shown)}";
        double natural = entries.Take(shown).Select(e => e.Text).Concat(shown < entries.Count ? [more] : [])
            .Max(t => PlotFont.Measure(t, PlotCanvas.SmallSize)) + TextStart;
        double column = Math.Min(natural, ((widest + ColumnGap) / columns) - ColumnGap);
        double width = (columns * (column + ColumnGap)) - ColumnGap + (2 * Padding);
        var box = new PlotRectangle(outer.Right - width, outer.Y + (PlotCanvas.SmallSize / 2), width, (rows * RowHeight) + (2 * Padding) - 2);
        canvas.Add(FillMark.Of(box, inks.Background));
        for (int i = 0; i < Math.Min(entries.Count, shown + 1); i++)
        {
            double x = box.X + Padding + (i / rows * (column + ColumnGap));
            double y = box.Y + Padding + (i % rows * RowHeight);
            if (i == shown)
            {
                canvas.AddText(x + TextStart, y + Swatch - 1, more, PlotCanvas.SmallSize, inks.Muted, TextAnchor.Start, column - TextStart);
                break;
            }

            var entry = entries[i];
            var group = new GroupMark(entry.Cluster);
            group.Marks.Add(FillMark.Of(new PlotRectangle(x, y, Swatch, Swatch), entry.Color));
            PlotCanvas.AddText(group.Marks, x + TextStart, y + Swatch - 1, entry.Text, PlotCanvas.SmallSize, inks.Ink, TextAnchor.Start, column - TextStart + 0.01);
            canvas.Add(group);
        }

        return outer.Inset(0, 0, width + 6, 0);
    }
}
