using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>The silhouette of each record, sorted within its cluster, with sizes and means of the clusters and the mean of all.</summary>
internal static class SilhouettePlot
{
    // Their distances are all computed; more records are sampled.
    private const int MostRecords = 10_000;
    private const double LabelHeight = 13;

    /// <summary>The plot of a clustering that was measured.</summary>
    public static PlotScene Of(ClusteringMeasurement measurement, PlotOptions options, ExecutionOptions execution) =>
        Draw(measurement.Clustering, measurement.Silhouettes ?? throw new ArgumentException(SR.PlotSilhouetteUndefined), options, execution);

    /// <summary>The plot of a clustering; of a seeded sample where there are many records.</summary>
    public static PlotScene Of(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        var labelled = LabelledRecords.Of(clustering);
        int distinct = labelled.Labels.Distinct().Count();
        if (distinct < 2 || distinct >= labelled.Labels.Length)
            throw new ArgumentException(SR.PlotSilhouetteUndefined);
        var sample = labelled.Labels.Length > MostRecords ? new SilhouetteOptions { SampleSize = MostRecords, Seed = options.Seed } : null;
        return Draw(labelled, Silhouette.Compute(labelled.Series, labelled.Labels, sample, execution), options, execution);
    }

    /// <summary>The plot of silhouettes that are known.</summary>
    /// <param name="clustering">The clustering, whose records <paramref name="silhouette"/> scored.</param>
    /// <param name="silhouette">The silhouettes of all records or of a sample.</param>
    /// <param name="options">Size, theme, title, colours.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public static PlotScene Draw(IClustering clustering, Silhouette silhouette, PlotOptions options, ExecutionOptions execution)
    {
        var colors = ClusterColors.Of(clustering, options, execution);
        string mean = AxisTicks.Format(silhouette.Mean, 3);
        var canvas = new PlotCanvas(options, $"Silhouette of {PlotText.Count(silhouette.Clusters.Length, "cluster")}: mean {mean}",
            $"Silhouette coefficients of {PlotText.Count(silhouette.PerRecord.Length, "record")} in {PlotText.Count(silhouette.Clusters.Length, "cluster")}, sorted within each cluster; the mean is {mean}.");
        double[][] sorted = Sort(clustering, silhouette);
        string[] names = [.. silhouette.Clusters.Select((k, i) => $"{k} (n = {AxisTicks.Format(sorted[i].Length)}, mean {AxisTicks.Format(silhouette.PerCluster[i], 2)})")];
        double wide = Math.Min(canvas.Area.Width * 0.4, names.Max(n => PlotFont.Measure(n, PlotCanvas.SmallSize)) + 10);
        if (canvas.Area.Width < 260)
            wide = 0;
        double low = Math.Min(0, silhouette.PerRecord.Min());
        var range = new AxisRange(Math.Max(-1, low < 0 ? low - 0.05 : 0), 1);
        var panel = PlotPanel.Draw(canvas, canvas.Area.Inset(wide, 0, 0, 0), new PanelAxis(range, "Silhouette coefficient"),
            new PanelAxis(new AxisRange(0, 1)) { Bare = true }, dark: true);
        double gap = Math.Min(4, panel.Plot.Height / (4.0 * sorted.Length));
        double perRecord = (panel.Plot.Height - (gap * (sorted.Length + 1))) / silhouette.PerRecord.Length;
        double zero = panel.X.Place(0), y = panel.Plot.Y + gap, free = panel.Plot.Y - LabelHeight;
        for (int c = 0; c < sorted.Length; c++)
        {
            var group = new GroupMark(silhouette.Clusters[c], $"Cluster {names[c]}");
            double height = perRecord * sorted[c].Length;
            group.Marks.Add(new FillMark([Outline(panel, sorted[c], zero, y, perRecord)], colors[silhouette.Clusters[c]]));
            panel.Add(group);
            double middle = y + (height / 2);
            if (wide > 0 && middle - (LabelHeight / 2) >= free && middle + (LabelHeight / 2) <= panel.Plot.Bottom)
            {
                canvas.AddText(panel.Plot.X - 6, middle + 4, names[c], PlotCanvas.SmallSize, canvas.Inks.Muted, TextAnchor.End, wide - 6);
                free = middle + (LabelHeight / 2);
            }

            y += height + gap;
        }

        double at = panel.X.Place(silhouette.Mean);
        panel.Add(LineMark.Of(at, panel.Plot.Y, at, panel.Plot.Bottom, 1.5, panel.Inks.Emphasis, dash: 4));
        return canvas.Scene;
    }

    /// <summary>The bars of a cluster as one contour: no more corners than there are half pixels.</summary>
    private static PlotPoint[] Outline(PlotPanel panel, double[] scores, double zero, double y, double perRecord)
    {
        int bars = Math.Min(scores.Length, Math.Max(1, (int)(2 * perRecord * scores.Length)));
        var points = new List<PlotPoint>((2 * bars) + 2) { new(zero, y) };
        for (int i = 0; i < bars; i++)
        {
            int first = (int)((long)i * scores.Length / bars), end = (int)((i + 1L) * scores.Length / bars);
            double sum = 0;
            for (int j = first; j < end; j++)
                sum += scores[j];
            double x = panel.X.Place(sum / (end - first));
            points.Add(new(x, y + (first * perRecord)));
            points.Add(new(x, y + (end * perRecord)));
        }

        points.Add(new(zero, y + (scores.Length * perRecord)));
        return [.. points];
    }

    /// <summary>The scores of each cluster, the highest first.</summary>
    private static double[][] Sort(IClustering clustering, Silhouette silhouette)
    {
        var lists = silhouette.Clusters.ToDictionary(k => k, _ => new List<double>());
        for (int i = 0; i < silhouette.Records.Length; i++)
            lists[clustering.Labels[silhouette.Records[i]]].Add(silhouette.PerRecord[i]);
        return Array.ConvertAll(silhouette.Clusters, k =>
        {
            lists[k].Sort((a, b) => b.CompareTo(a));
            return lists[k].ToArray();
        });
    }
}
