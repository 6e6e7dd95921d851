using ClusterTools.Clustering;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Series over their index: the centroids of clusters, or records. Many records are shown as bands of quantiles with a sample of records in front.</summary>
internal static class SeriesPlot
{
    /// <summary>Up to so many records, each is a line.</summary>
    public const int MostLines = 200;

    private const int SampledLines = 12;
    private const int MostDistinctLines = 8;

    /// <summary>The centroids of a clustering in the colours of its map.</summary>
    public static PlotScene OfCentroids(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        double[][] centroids = clustering.Centroids;
        double[] index = IndexFor(clustering.Series, centroids[0].Length);
        var colors = ClusterColors.Of(clustering, options, execution);
        var canvas = new PlotCanvas(options, $"Centroids of {PlotText.Count(centroids.Length, "cluster")}",
            $"Line plot of the centroids of {PlotText.Count(centroids.Length, "cluster")}, {PlotText.Count(index.Length, "value")} each, of {PlotText.Count(clustering.Labels.Length, "record")}.");
        var area = Legend.Draw(canvas, canvas.Area, ClusterColors.Legend(clustering, colors), dark: true);
        var panel = PlotPanel.Draw(canvas, area, IndexAxis(index), new PanelAxis(AxisRange.Require(centroids.SelectMany(c => c)).Padded(), "Value"), dark: true);
        for (int k = 0; k < centroids.Length; k++)
        {
            var group = new GroupMark(k, $"Cluster {k}");
            SeriesLines.Add(group.Marks, panel, index, centroids[k], 1.5, colors[k]);
            panel.Add(group);
        }

        return canvas.Scene;
    }

    /// <summary>The records of a set.</summary>
    public static PlotScene OfRecords(SeriesSet set, PlotOptions options, ExecutionOptions execution) =>
        set.Count <= MostLines ? Lines(set, options) : Bands(set, options, execution);

    private static PlotScene Lines(SeriesSet set, PlotOptions options)
    {
        double[][] records = [.. Enumerable.Range(0, set.Count).Select(set.GetRecord)];
        bool distinct = set.Count <= MostDistinctLines;
        var canvas = new PlotCanvas(options, PlotText.Count(set.Count, "record"),
            $"Line plot of {PlotText.Count(set.Count, "record")} with {PlotText.Count(set.Length, "value")} each.");
        PlotColor[] colors = distinct ? ClusterColors.Distinct(set.Count) : [];
        var area = canvas.Area;
        if (distinct && set.Count > 1)
            area = Legend.Draw(canvas, area, [.. colors.Select((c, i) => new LegendEntry(c, $"Record {i}"))], dark: true);
        var panel = PlotPanel.Draw(canvas, area, IndexAxis(set.Index), new PanelAxis(AxisRange.Require(records.SelectMany(r => r)).Padded(), "Value"), dark: distinct);
        for (int i = 0; i < records.Length; i++)
        {
            var group = new GroupMark(Label: $"Record {i}");
            SeriesLines.Add(group.Marks, panel, set.Index, records[i], distinct ? 1.5 : 1, distinct ? colors[i] : panel.Inks.Accent with { Opacity = 0.5 });
            panel.Add(group);
        }

        return canvas.Scene;
    }

    private static PlotScene Bands(SeriesSet set, PlotOptions options, ExecutionOptions execution)
    {
        double[][] quantiles = QuantileBands.Compute(set.Store, execution);
        int[] sample = new RandomSource(options.Seed).Sample(set.Count, SampledLines);
        Array.Sort(sample);
        double[][] records = Array.ConvertAll(sample, set.GetRecord);
        var canvas = new PlotCanvas(options, $"{PlotText.Count(set.Count, "record")}",
            $"Bands of the 5, 25, 75 and 95 % quantiles and the median of {PlotText.Count(set.Count, "record")} with {PlotText.Count(set.Length, "value")} each, and {SampledLines} records drawn at random.");
        PlotColor ink = canvas.Inks.Accent, second = canvas.Inks.Second;
        var area = Legend.Draw(canvas, canvas.Area,
            [
                new LegendEntry(ink, "Median"), new LegendEntry(Over(canvas, ink, 0.55), "25 to 75 %"), new LegendEntry(Over(canvas, ink, 0.25), "5 to 95 %"),
                new LegendEntry(second, $"{SampledLines} records"),
            ],
            dark: false);
        var panel = PlotPanel.Draw(canvas, area, IndexAxis(set.Index), new PanelAxis(AxisRange.Require(quantiles.Concat(records).SelectMany(r => r)).Padded(), "Value"));
        AddBand(panel, set.Index, quantiles[0], quantiles[4], ink with { Opacity = 0.25 });
        AddBand(panel, set.Index, quantiles[1], quantiles[3], ink with { Opacity = 0.4 });
        foreach (double[] record in records)
            SeriesLines.Add(panel.Data.Marks, panel, set.Index, record, 0.75, second with { Opacity = 0.7 });
        SeriesLines.Add(panel.Data.Marks, panel, set.Index, quantiles[2], 2, ink);
        return canvas.Scene;
    }

    /// <summary>The area between two lines, broken where values are missing.</summary>
    private static void AddBand(PlotPanel panel, double[] index, double[] low, double[] high, PlotColor color)
    {
        var contours = new List<PlotPoint[]>();
        int start = 0;
        for (int i = 0; i <= low.Length; i++)
        {
            if (i < low.Length && !double.IsNaN(low[i]))
                continue;
            if (i - start > 1)
            {
                contours.Add([
                    .. Enumerable.Range(start, i - start).Select(j => panel.Place(index[j], low[j])),
                    .. Enumerable.Range(start, i - start).Reverse().Select(j => panel.Place(index[j], high[j]))]);
            }

            start = i + 1;
        }

        panel.Add(new FillMark(contours, color));
    }

    private static PlotColor Over(PlotCanvas canvas, PlotColor color, double opacity)
    {
        byte[] pixel = [canvas.Inks.Background.R, canvas.Inks.Background.G, canvas.Inks.Background.B];
        color.Blend(pixel, opacity);
        return new PlotColor(pixel[0], pixel[1], pixel[2]);
    }

    private static PanelAxis IndexAxis(double[] index)
    {
        var range = AxisRange.Require(index);
        return new PanelAxis(range.Minimum == range.Maximum ? range.Padded() : range, "Index");
    }

    private static double[] IndexFor(SeriesSet set, int length) => set.Length == length ? set.Index : [.. Enumerable.Range(0, length).Select(i => (double)i)];
}
