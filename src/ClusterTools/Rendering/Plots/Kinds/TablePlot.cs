using ClusterTools.Clustering.Evaluation;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Tables of counts as squares: true classes down, clusters or predicted classes across. The colour is the share of the row.</summary>
internal static class TablePlot
{
    // From here on the colours are bright, and text on them dark.
    private const double BrightShare = 0.6;
    private const double LeastCell = 14;

    /// <summary>True classes against the classes that clusters were given by majority.</summary>
    public static PlotScene Confusion(ClusteringMeasurement measurement, PlotOptions options)
    {
        var confusion = Truth(measurement).Confusion;
        string[] names = Array.ConvertAll(confusion.Classes, c => $"{c}");
        string accuracy = $"accuracy {AxisTicks.Format(100 * confusion.Accuracy, 1)} %";
        return Draw(confusion.ToArray(), names, names, "Predicted class (majority of the cluster)", $"Confusion matrix: {accuracy}",
            $"Confusion matrix of {PlotText.Count(measurement.RecordCount, "record")} in {PlotText.Count(names.Length, "class").Replace("classs", "classes")}: {accuracy}.", options);
    }

    /// <summary>True classes against clusters, which are put in the order that matches the classes best.</summary>
    public static PlotScene Contingency(ClusteringMeasurement measurement, PlotOptions options)
    {
        var table = Truth(measurement).Contingency;
        int[,] counts = table.ToArray();
        int[] order = MatchedOrder(counts);
        var sorted = new int[counts.GetLength(0), order.Length];
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < order.Length; j++)
                sorted[i, j] = counts[i, order[j]];
        }

        string agreement = $"ARI {AxisTicks.Format(Truth(measurement).AdjustedRand, 3)}";
        return Draw(sorted, Array.ConvertAll(table.RowLabels, r => $"{r}"), Array.ConvertAll(order, j => $"{table.ColumnLabels[j]}"), "Cluster", $"Contingency table: {agreement}",
            $"Contingency table of {PlotText.Count(measurement.RecordCount, "record")}: {table.RowLabels.Length} true classes by {table.ColumnLabels.Length} clusters, {agreement}.", options);
    }

    private static TruthComparison Truth(ClusteringMeasurement measurement) => measurement.Truth ?? throw new ArgumentException(SR.PlotWithoutTruth);

    /// <summary>The columns in the order of the rows where they have most of their records; those with more first.</summary>
    private static int[] MatchedOrder(int[,] counts)
    {
        int rows = counts.GetLength(0);
        return [.. Enumerable.Range(0, counts.GetLength(1)).OrderBy(Largest).ThenByDescending(j => counts[Largest(j), j]).ThenBy(j => j)];

        int Largest(int column)
        {
            int best = 0;
            for (int i = 1; i < rows; i++)
            {
                if (counts[i, column] > counts[best, column])
                    best = i;
            }

            return best;
        }
    }

    private static PlotScene Draw(int[,] counts, string[] rowNames, string[] columnNames, string across, string title, string description, PlotOptions options)
    {
        var canvas = new PlotCanvas(options, title, description);
        var area = ColorBar.Draw(canvas, canvas.Area, new AxisRange(0, 100), "Share of the row (%)", Viridis.At);
        int rows = rowNames.Length, columns = columnNames.Length;
        AxisTick[] down = [.. rowNames.Select((n, i) => new AxisTick(rows - i - 0.5, n)).Reverse()];
        AxisTick[] along = [.. columnNames.Select((n, j) => new AxisTick(j + 0.5, n))];
        var panel = PlotPanel.Draw(canvas, area, new PanelAxis(new AxisRange(0, columns), across) { Ticks = along }, new PanelAxis(new AxisRange(0, rows), "True class") { Ticks = down });
        double width = panel.Plot.Width / columns, height = panel.Plot.Height / rows;
        for (int i = 0; i < rows; i++)
        {
            long sum = Enumerable.Range(0, columns).Sum(j => (long)counts[i, j]);
            for (int j = 0; j < columns; j++)
            {
                double share = sum > 0 ? (double)counts[i, j] / sum : 0;
                var cell = new PlotRectangle(panel.Plot.X + (j * width), panel.Plot.Y + (i * height), width, height);
                var group = new GroupMark(Label: $"Class {rowNames[i]}, {columnNames[j]}: {AxisTicks.Format(counts[i, j])} ({AxisTicks.Format(100 * share, 1)} %)");
                group.Marks.Add(FillMark.Of(cell, Viridis.At(share)));
                AddCell(group.Marks, cell, counts[i, j], share);
                panel.Add(group);
            }
        }

        return canvas.Scene;
    }

    private static void AddCell(List<PlotMark> marks, PlotRectangle cell, int count, double share)
    {
        string number = AxisTicks.Format(count), percent = $"{AxisTicks.Format(100 * share, 1)} %";
        double size = PlotCanvas.SmallSize;
        if (cell.Height < LeastCell || PlotFont.Measure(number, size) > cell.Width - 2)
            return;
        var ink = share >= BrightShare ? PlotInks.Light.Ink : PlotInks.Dark.Ink;
        double middle = cell.X + (cell.Width / 2), centre = cell.Y + (cell.Height / 2);
        bool both = cell.Height >= 2 * LeastCell && PlotFont.Measure(percent, size) <= cell.Width - 2;
        marks.Add(new TextMark(middle, both ? centre - 3 : centre + 4, number, size, ink, TextAnchor.Middle));
        if (both)
            marks.Add(new TextMark(middle, centre + 11, percent, size, ink, TextAnchor.Middle));
    }
}
