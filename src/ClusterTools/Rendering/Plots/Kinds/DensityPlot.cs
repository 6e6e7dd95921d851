using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>The density of records, by Gaussian kernels: a curve of one column, filled contours of two columns or of two principal components.</summary>
internal static class DensityPlot
{
    // Each is a kernel at each place; more are sampled.
    private const int MostPoints = 5_000;
    private const int CurvePlaces = 256;
    private const int GridPlaces = 72;
    private const int Contours = 10;
    private const double Reach = 0.15;

    /// <summary>The density of numbers.</summary>
    public static PlotScene Of(double[] values, string name, PlotOptions options, ExecutionOptions execution)
    {
        double[][] points = Sample([.. values.Where(double.IsFinite).Select(v => new[] { v })], options.Seed);
        var range = AxisRange.Require(points.Select(p => p[0])).Padded(Reach);
        var scale = new AxisScale(range.Minimum, range.Maximum, 0, CurvePlaces - 1);
        double[] places = [.. Enumerable.Range(0, CurvePlaces).Select(i => scale.Value(i))];
        double[] density = new KernelDensity(points).At(Array.ConvertAll(places, p => new[] { p }), execution);
        string count = PlotText.Count(values.Length, "value");
        var canvas = new PlotCanvas(options, $"Density of {count}", $"Kernel density estimate of {count} with Scott's factor.");
        var panel = PlotPanel.Draw(canvas, canvas.Area, new PanelAxis(range, name), new PanelAxis(new AxisRange(0, 1.05 * density.Max()), "Density"));
        PlotPoint[] curve = [.. places.Zip(density, panel.Place)];
        panel.Add(new FillMark([[new(panel.Plot.X, panel.Plot.Bottom), .. curve, new(panel.Plot.Right, panel.Plot.Bottom)]], panel.Inks.Accent with { Opacity = 0.25 }));
        panel.Add(new LineMark([curve], 2, panel.Inks.Accent));
        return canvas.Scene;
    }

    /// <summary>The density of records.</summary>
    public static PlotScene Of(SeriesSet set, PlotOptions options, ExecutionOptions execution)
    {
        if (set.Length == 1)
            return Of([.. Enumerable.Range(0, set.Count).Select(i => set.GetRecord(i)[0])], set.ValueNames?[0] ?? "Value", options, execution);
        var projection = PlaneProjection.Of(set, execution);
        double[][] points = Sample([.. projection.Points.Where(p => double.IsFinite(p[0]) && double.IsFinite(p[1]))], options.Seed);
        AxisRange across = AxisRange.Require(points.Select(p => p[0])).Padded(Reach), up = AxisRange.Require(points.Select(p => p[1])).Padded(Reach);
        AxisScale x = new(across.Minimum, across.Maximum, 0, GridPlaces - 1), y = new(up.Minimum, up.Maximum, GridPlaces - 1, 0);
        double[][] places = [.. Enumerable.Range(0, GridPlaces * GridPlaces).Select(i => new[] { x.Value(i % GridPlaces), y.Value(i / GridPlaces) })];
        double[] density = new KernelDensity(points).At(places, execution);
        string count = PlotText.Count(set.Count, "record");
        var canvas = new PlotCanvas(options, $"Density of {count}", $"Filled contours of the kernel density estimate of {count} with Scott's factor, {projection.XName} against {projection.YName}.");
        double most = density.Max();
        // As steep as the colours of the contours.
        var area = ColorBar.Draw(canvas, canvas.Area, new AxisRange(0, most), "Density", part => Viridis.At(Math.Floor(part * Contours * 0.999) / (Contours - 1)));
        var panel = PlotPanel.Draw(canvas, area, new PanelAxis(across, projection.XName), new PanelAxis(up, projection.YName));
        panel.Add(new ImageMark(panel.Plot, Fill(density, most, (int)Math.Ceiling(panel.Plot.Width), (int)Math.Ceiling(panel.Plot.Height))));
        return canvas.Scene;
    }

    /// <summary>The bands between contours, from a grid that is interpolated to every pixel.</summary>
    private static Picture Fill(double[] grid, double most, int width, int height)
    {
        var pixels = new byte[3 * width * height];
        for (int row = 0; row < height; row++)
        {
            double gy = (GridPlaces - 1) * (row + 0.5) / height;
            int y = Math.Min((int)gy, GridPlaces - 2);
            for (int column = 0; column < width; column++)
            {
                double gx = (GridPlaces - 1) * (column + 0.5) / width;
                int x = Math.Min((int)gx, GridPlaces - 2);
                double top = Mix(grid[(y * GridPlaces) + x], grid[(y * GridPlaces) + x + 1], gx - x);
                double bottom = Mix(grid[((y + 1) * GridPlaces) + x], grid[((y + 1) * GridPlaces) + x + 1], gx - x);
                double part = Mix(top, bottom, gy - y) / most;
                var color = Viridis.At(Math.Floor(part * Contours * 0.999) / (Contours - 1));
                int at = 3 * ((row * width) + column);
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (color.R, color.G, color.B);
            }
        }

        return new Picture(width, height, PixelFormat.Rgb24, pixels);

        static double Mix(double from, double to, double part) => from + ((to - from) * part);
    }

    private static double[][] Sample(double[][] points, long seed)
    {
        if (points.Length == 0)
            throw new ArgumentException(SR.PlotNothingFinite);
        if (points.Length <= MostPoints)
            return points;
        int[] sample = new RandomSource(seed).Sample(points.Length, MostPoints);
        Array.Sort(sample);
        return Array.ConvertAll(sample, i => points[i]);
    }
}
