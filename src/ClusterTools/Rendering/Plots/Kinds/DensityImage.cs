using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Many points as a picture: each pixel has the mean colour of its points, and is the more opaque the more there are.</summary>
internal static class DensityImage
{
    private const double LeastOpacity = 0.3;

    /// <summary>The picture of points, as large as the panel.</summary>
    public static ImageMark Of(PlotPanel panel, double[][] points, PlotColor[] colors)
    {
        int width = (int)Math.Ceiling(panel.Plot.Width), height = (int)Math.Ceiling(panel.Plot.Height);
        var sums = new int[4 * width * height];
        int most = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double x = panel.X.Place(points[i][0]) - panel.Plot.X, y = panel.Y.Place(points[i][1]) - panel.Plot.Y;
            if (!(x >= 0 && x < width && y >= 0 && y < height))
                continue;
            int at = 4 * (((int)y * width) + (int)x);
            sums[at] += colors[i].R;
            sums[at + 1] += colors[i].G;
            sums[at + 2] += colors[i].B;
            most = Math.Max(most, ++sums[at + 3]);
        }

        var pixels = new byte[sums.Length];
        double scale = (1 - LeastOpacity) / Math.Max(1e-9, PortableMath.Log(most));
        for (int at = 0; at < sums.Length; at += 4)
        {
            int count = sums[at + 3];
            if (count == 0)
                continue;
            for (int c = 0; c < 3; c++)
                pixels[at + c] = (byte)(sums[at + c] / count);
            pixels[at + 3] = (byte)(255 * Math.Min(1, LeastOpacity + (scale * PortableMath.Log(count))));
        }

        return new ImageMark(panel.Plot with { Width = width, Height = height }, new Picture(width, height, PixelFormat.Rgba32, pixels));
    }
}
