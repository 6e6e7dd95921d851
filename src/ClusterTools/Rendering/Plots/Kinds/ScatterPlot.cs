using ClusterTools.Clustering;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Records as points: of two columns, or of the first two principal components. Colours are those of clusters, or of a value of each record with a colour bar.
/// Centroids are rings; components of a mixture are ellipses at one and two standard deviations.</summary>
internal static class ScatterPlot
{
    /// <summary>Up to so many records, each is a dot; more are drawn as density.</summary>
    public const int MostDots = 20_000;

    private const int ManyDots = 2_000;
    private const int EllipseCorners = 64;
    private const int MostCentroids = 200;

    /// <summary>Draws a clustering.</summary>
    public static PlotScene Of(IClustering clustering, PlotOptions options, ExecutionOptions execution)
    {
        var fitted = clustering is ClusterCountSearchResult search ? search.Best : clustering;
        // Noise is drawn, too; records that were left out for their values have no place.
        clustering = LabelledRecords.OfFinite(fitted, execution);
        int noise = clustering.Labels.Count(label => label == LabelledRecords.None);
        var projection = PlaneProjection.Of(clustering.Series, execution);
        string counts = $"{PlotText.Count(clustering.Labels.Length, "record")} in {PlotText.Count(clustering.ClusterCount, "cluster")}{(noise > 0 ? $" ({AxisTicks.Format(noise)} noise)" : "")}";
        var canvas = new PlotCanvas(options, counts, $"Scatter plot of {counts}, {projection.XName} against {projection.YName}.");
        bool graded = options.ColorBy is PlotColoring.Entropy or PlotColoring.Value;
        var clusterColors = graded || clustering.ClusterCount == 0 ? [] : ClusterColors.Of(clustering, options, execution);
        PlotColor[] colors;
        PlotRectangle area;
        if (graded)
        {
            (colors, area) = Graded(canvas, Values(fitted, clustering, options.ColorBy), options.ColorBy == PlotColoring.Entropy ? "Entropy (nats)" : "Mean value");
        }
        else
        {
            var gray = PlotInks.Dark.Muted;
            colors = Array.ConvertAll(clustering.Labels, k => k == LabelledRecords.None ? gray : clusterColors[k]);
            var legend = ClusterColors.Legend(clustering, clusterColors);
            area = Legend.Draw(canvas, canvas.Area, noise > 0 ? [.. legend, new LegendEntry(gray, $"Noise (n = {AxisTicks.Format(noise)})")] : legend, dark: true);
        }

        double[][] centroids = clustering.ClusterCount is > 0 and <= MostCentroids && clustering.Centroids[0].Length == clustering.Series.Length
            ? projection.Project(clustering.Centroids, execution) : [];
        var panel = DrawPanel(canvas, area, projection);
        DrawPoints(panel, projection.Points, graded ? null : clustering.Labels, colors);
        if (fitted is MixtureResult mixture)
            DrawEllipses(panel, mixture, projection, centroids);
        foreach (double[] centroid in centroids)
        {
            var at = panel.Place(centroid[0], centroid[1]);
            panel.Add(new DotMark([at], 5, panel.Inks.Background));
            panel.Add(new DotMark([at], 3.5, panel.Inks.Ink));
        }

        return canvas.Scene;
    }

    /// <summary>Draws records without clusters; where their true classes are known, in colours of these.</summary>
    public static PlotScene Of(SeriesSet set, PlotOptions options, ExecutionOptions execution)
    {
        if (options.ColorBy == PlotColoring.Entropy)
            throw new ArgumentException(SR.PlotEntropyOfMixture);
        var projection = PlaneProjection.Of(set, execution);
        var canvas = new PlotCanvas(options, PlotText.Count(set.Count, "record"),
            $"Scatter plot of {PlotText.Count(set.Count, "record")}, {projection.XName} against {projection.YName}.");
        var area = canvas.Area;
        PlotColor[] colors;
        int[]? labels = null;
        if (options.ColorBy == PlotColoring.Value)
        {
            (colors, area) = Graded(canvas, Means(set), "Mean value");
        }
        else if (set.Truth is { } truth)
        {
            int[] classes = [.. truth.Distinct().OrderBy(t => t)];
            var palette = ClusterColors.Distinct(classes.Length);
            labels = Array.ConvertAll(truth, t => Array.BinarySearch(classes, t));
            colors = Array.ConvertAll(labels, c => palette[c]);
            area = Legend.Draw(canvas, area, [.. classes.Select((t, c) => new LegendEntry(palette[c], $"Class {t}", c))], dark: true);
        }
        else
        {
            var accent = PlotInks.Dark.Accent;
            colors = [.. Enumerable.Repeat(accent, set.Count)];
        }

        DrawPoints(DrawPanel(canvas, area, projection), projection.Points, labels, colors);
        return canvas.Scene;
    }

    private static PlotPanel DrawPanel(PlotCanvas canvas, PlotRectangle area, PlaneProjection projection) => PlotPanel.Draw(canvas, area,
        new PanelAxis(AxisRange.Require(projection.Points.Select(p => p[0])).Padded(), projection.XName),
        new PanelAxis(AxisRange.Require(projection.Points.Select(p => p[1])).Padded(), projection.YName), dark: true);

    private static void DrawPoints(PlotPanel panel, double[][] points, int[]? labels, PlotColor[] colors)
    {
        if (points.Length > MostDots)
        {
            panel.Add(DensityImage.Of(panel, points, colors));
            return;
        }

        double radius = points.Length > ManyDots ? 1.5 : 2.5;
        // Colours of one kind together: an element for each.
        var groups = Enumerable.Range(0, points.Length).Where(i => double.IsFinite(points[i][0]) && double.IsFinite(points[i][1]))
            .GroupBy(i => (Cluster: labels is null ? LabelledRecords.None : labels[i], Color: colors[i]));
        foreach (var group in groups.OrderBy(g => g.Key.Cluster))
        {
            bool clustered = group.Key.Cluster != LabelledRecords.None;
            var marks = new GroupMark(clustered ? group.Key.Cluster : null, clustered ? $"Cluster {group.Key.Cluster}" : labels is null ? null : "Noise");
            marks.Marks.Add(new DotMark([.. group.Select(i => panel.Place(points[i][0], points[i][1]))], radius, group.Key.Color with { Opacity = 0.85 }));
            panel.Add(marks);
        }
    }

    private static void DrawEllipses(PlotPanel panel, MixtureResult mixture, PlaneProjection projection, double[][] means)
    {
        for (int k = 0; k < means.Length; k++)
        {
            var (xx, xy, yy) = projection.Project(mixture.GetCovariance(k));
            // The Cholesky factor maps a circle to the ellipse.
            double a = Math.Sqrt(Math.Max(0, xx));
            double b = a > 0 ? xy / a : 0;
            double c = Math.Sqrt(Math.Max(0, yy - (b * b)));
            var group = new GroupMark(k, $"Component {k}");
            foreach (double deviations in (double[])[1, 2])
            {
                var points = new PlotPoint[EllipseCorners + 1];
                for (int i = 0; i <= EllipseCorners; i++)
                {
                    var (cos, sin) = UnitCircle.At(i, EllipseCorners);
                    points[i] = panel.Place(means[k][0] + (deviations * a * cos), means[k][1] + (deviations * ((b * cos) + (c * sin))));
                }

                group.Marks.Add(new LineMark([points], 1.5, panel.Inks.Ink with { Opacity = deviations == 1 ? 0.95 : 0.6 }));
            }

            panel.Add(group);
        }
    }

    /// <summary>A colour for each value, and the bar that says which.</summary>
    private static (PlotColor[] Colors, PlotRectangle Area) Graded(PlotCanvas canvas, double[] values, string name)
    {
        var range = AxisRange.Require(values);
        if (range.Minimum == range.Maximum)
            range = range.Padded();
        var scale = new AxisScale(range.Minimum, range.Maximum, 0, 1);
        // In steps of 1/64: fewer colours than eyes tell from each other, and so an element of SVG for each.
        var colors = Array.ConvertAll(values, v => Viridis.Mark(Math.Floor((scale.Place(v) * 64) + 0.5) / 64));
        return (colors, ColorBar.Draw(canvas, canvas.Area, range, name, Viridis.Mark));
    }

    private static double[] Values(IClustering fitted, IClustering drawn, PlotColoring coloring)
    {
        if (coloring == PlotColoring.Value)
            return Means(drawn.Series);
        double[] entropy = fitted switch
        {
            MixtureResult mixture => mixture.Entropy,
            MixtureAssignment assignment => assignment.Entropy,
            _ => throw new ArgumentException(SR.PlotEntropyOfMixture),
        };
        return drawn is LabelledRecords some ? Array.ConvertAll(some.Records, r => entropy[r]) : entropy;
    }

    private static double[] Means(SeriesSet set) => [.. Enumerable.Range(0, set.Count).Select(i => set.GetRecord(i).Average())];
}
