using ClusterTools.Clustering;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Records by values as a picture, sorted by cluster or in the order of a tree, with a strip of the colours of the clusters and a colour bar.</summary>
internal static class HeatmapPlot
{
    private const double StripWidth = 10;
    private const double LabelHeight = 13;

    /// <summary>Records of a clustering, cluster by cluster; of a tree, in the order of its leaves.</summary>
    public static PlotScene Of(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        int[] labels = clustering.Labels;
        int[] order = clustering is AgglomerativeResult { Merges.Length: > 0 } tree
            ? Array.ConvertAll(DendrogramTree.Of(tree.Merges, tree.LeafCount).Leaves, tree.GetRecord)
            : [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0).OrderBy(i => labels[i])];
        if (order.Length == 0)
            throw new ArgumentException(SR.PlotNothingFinite);
        return Draw(clustering.Series, order, Array.ConvertAll(order, i => labels[i]), ClusterColors.Of(clustering, options, execution),
            $"{PlotText.Count(order.Length, "record")} in {PlotText.Count(clustering.ClusterCount, "cluster")}", options, execution);
    }

    /// <summary>Records of a set in their own order.</summary>
    public static PlotScene Of(SeriesSet set, PlotOptions options, ExecutionOptions execution) =>
        Draw(set, [.. Enumerable.Range(0, set.Count)], null, [], PlotText.Count(set.Count, "record"), options, execution);

    private static PlotScene Draw(SeriesSet set, int[] order, int[]? labels, PlotColor[] colors, string what, PlotOptions options, ExecutionOptions execution)
    {
        var canvas = new PlotCanvas(options, $"Heatmap of {what}",
            $"Heatmap of {what}, {PlotText.Count(set.Length, "value")} each; the colours end at the 1st and the 99th percentile.");
        double[] averaged = Average(set, order, Math.Max(1, (int)canvas.Area.Height), Math.Max(1, (int)canvas.Area.Width), execution, out int rows, out int columns);
        double[] finite = [.. averaged.Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException(SR.PlotNothingFinite);
        Array.Sort(finite);
        var range = new AxisRange(Percentile.OfSorted(finite, 1), Percentile.OfSorted(finite, 99));
        if (range.Minimum == range.Maximum)
            range = range.Padded();
        var area = ColorBar.Draw(canvas, canvas.Area, range, "Value", Viridis.At);
        double strip = labels is null ? 0 : StripWidth + 4, names = labels is null ? 0 : 26;
        // Columns are centred on their index, as the pixels of a picture are.
        var panel = PlotPanel.Draw(canvas, area.Inset(strip + names, 0, 0, 0), new PanelAxis(new AxisRange(-0.5, set.Length - 0.5), "Column") { Whole = true },
            new PanelAxis(new AxisRange(0, 1)) { Bare = true });
        var scale = new AxisScale(range.Minimum, range.Maximum, 0, 1);
        var pixels = new byte[3 * rows * columns];
        for (int i = 0; i < averaged.Length; i++)
        {
            var color = double.IsFinite(averaged[i]) ? Viridis.At(scale.Place(averaged[i])) : canvas.Inks.Grid;
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (color.R, color.G, color.B);
        }

        panel.Add(new ImageMark(panel.Plot, new Picture(columns, rows, PixelFormat.Rgb24, pixels)));
        if (labels is not null)
            DrawStrip(canvas, panel, labels, colors);
        return canvas.Scene;
    }

    /// <summary>The clusters of the rows: a colour, and its number where there is room for it.</summary>
    private static void DrawStrip(PlotCanvas canvas, PlotPanel panel, int[] labels, PlotColor[] colors)
    {
        double perRow = panel.Plot.Height / labels.Length, free = panel.Plot.Y - LabelHeight;
        double x = panel.Plot.X - StripWidth - 4;
        for (int first = 0, end; first < labels.Length; first = end)
        {
            end = first + 1;
            while (end < labels.Length && labels[end] == labels[first])
                end++;
            double y = panel.Plot.Y + (first * perRow), middle = panel.Plot.Y + ((first + end) * perRow / 2);
            var group = new GroupMark(labels[first], $"Cluster {labels[first]}");
            group.Marks.Add(FillMark.Of(new PlotRectangle(x, y, StripWidth, (end - first) * perRow), colors[labels[first]]));
            canvas.Add(group);
            if (middle - (LabelHeight / 2) < free || middle + (LabelHeight / 2) > panel.Plot.Bottom + LabelHeight)
                continue;
            canvas.AddText(x - 4, middle + 4, $"{labels[first]}", PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.End, 24);
            free = middle + (LabelHeight / 2);
        }
    }

    /// <summary>Means of neighbouring rows and columns: no more of either than there are pixels. Values that are not finite do not count.</summary>
    private static double[] Average(SeriesSet set, int[] order, int mostRows, int mostColumns, ExecutionOptions execution, out int rows, out int columns)
    {
        (rows, columns) = (Math.Min(order.Length, mostRows), Math.Min(set.Length, mostColumns));
        int rowCount = rows, columnCount = columns;
        var result = new double[rows * columns];
        ChunkedParallel.For(rows, execution, (row, _) =>
        {
            var counts = new int[columnCount];
            var sums = result.AsSpan(row * columnCount, columnCount);
            for (int i = (int)((long)row * order.Length / rowCount); i < (int)((row + 1L) * order.Length / rowCount); i++)
            {
                double[] record = set.GetRecord(order[i]);
                for (int j = 0; j < record.Length; j++)
                {
                    if (!double.IsFinite(record[j]))
                        continue;
                    int column = (int)((long)j * columnCount / record.Length);
                    sums[column] += record[j];
                    counts[column]++;
                }
            }

            for (int c = 0; c < columnCount; c++)
                sums[c] = counts[c] > 0 ? sums[c] / counts[c] : double.NaN;
        });
        return result;
    }
}
