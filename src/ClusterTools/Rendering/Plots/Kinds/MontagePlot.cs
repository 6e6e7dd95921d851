using ClusterTools.Clustering;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Clusters of pictures, a row each: the centroid, and members drawn at random.</summary>
internal static class MontagePlot
{
    private const double Gap = 4;
    private const double LabelWidth = 40;
    private const double LeastTile = 12;
    private const double GreatestTile = 72;

    /// <summary>Draws a clustering of records that are pictures.</summary>
    public static PlotScene Of(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        int width = RecordPictures.RequireWidth(clustering.Series.Length, options);
        double ratio = (double)width * width / clustering.Series.Length;
        var colors = ClusterColors.Of(clustering, options, execution);
        var members = colors.Select((_, k) => Enumerable.Range(0, clustering.Labels.Length).Where(i => clustering.Labels[i] == k).ToArray()).ToArray();
        string what = $"{PlotText.Count(clustering.Labels.Length, "picture")} in {PlotText.Count(colors.Length, "cluster")}";
        var canvas = new PlotCanvas(options, what, $"Montage of {what}: a row for each cluster, the centroid first, then members drawn at random with seed {options.Seed}.");
        double height = Math.Clamp((canvas.Area.Height / colors.Length) - Gap, LeastTile, GreatestTile);
        int rows = Math.Min(colors.Length, (int)(canvas.Area.Height / (height + Gap)));
        int columns = Math.Max(1, (int)((canvas.Area.Width - LabelWidth - Gap) / ((height * ratio) + (height * ratio / width))) - 1);
        double[][][] drawn = [.. Enumerable.Range(0, rows).Select(k => Draw(clustering, members[k], columns, new RandomSource(options.Seed, k)))];
        var range = AxisRange.Require(drawn.SelectMany(d => d).SelectMany(d => d));
        if (range.Minimum == range.Maximum)
            range = range.Padded();
        var grey = new AxisScale(range.Minimum, range.Maximum, 0, 255);
        // Behind the colours of clusters, of which some are too faint for white.
        canvas.Add(FillMark.Of(new PlotRectangle(canvas.Area.X, canvas.Area.Y - Gap, canvas.Area.Width, (rows * (height + Gap)) + Gap), PlotInks.Dark.Background));
        for (int k = 0; k < rows; k++)
        {
            double y = canvas.Area.Y + (k * (height + Gap)), middle = y + (height / 2);
            var group = new GroupMark(k, $"Cluster {k} (n = {AxisTicks.Format(members[k].Length)})");
            group.Marks.Add(FillMark.Of(new PlotRectangle(canvas.Area.X + LabelWidth - 10, y, 6, height), colors[k]));
            PlotCanvas.AddText(group.Marks, canvas.Area.X + LabelWidth - 14, middle + 4, $"{k}", PlotCanvas.SmallSize, PlotInks.Dark.Muted, TextAnchor.End, LabelWidth - 14);
            AddRow(group, [drawn[k][0]], canvas.Area.X + LabelWidth, y, height, ratio, width, grey);
            if (drawn[k].Length > 1)
                AddRow(group, drawn[k].Skip(1).ToArray(), canvas.Area.X + LabelWidth + (height * ratio) + Gap, y, height, ratio, width, grey);
            canvas.Add(group);
        }

        return canvas.Scene;
    }

    private static void AddRow(GroupMark group, double[][] records, double x, double y, double height, double ratio, int width, AxisScale grey)
    {
        var picture = RecordPictures.Row(records, width, grey);
        group.Marks.Add(new ImageMark(new PlotRectangle(x, y, height * ratio * picture.Width / width, height), picture));
    }

    /// <summary>The centroid, and so many members.</summary>
    private static double[][] Draw(IClustering clustering, int[] members, int count, RandomSource random)
    {
        int[] sample = random.Sample(members.Length, Math.Min(members.Length, count));
        Array.Sort(sample);
        int cluster = members.Length > 0 ? clustering.Labels[members[0]] : -1;
        double[][] records = Array.ConvertAll(sample, i => clustering.Series.GetRecord(members[i]));
        return cluster < 0 ? [new double[clustering.Series.Length]] : [clustering.Centroids[cluster], .. records];
    }
}
