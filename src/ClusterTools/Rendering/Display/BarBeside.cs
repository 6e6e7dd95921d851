using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Display;

/// <summary>Appends a bar to the right of each image, with the numbers that its colours stand for.</summary>
internal static class BarBeside
{
    private const int SceneWidth = 400;

    /// <summary>Appends the bar.</summary>
    /// <exception cref="ArgumentException">The images are too low for a bar with numbers.</exception>
    public static ImageStack Append(ImageStack images, (double Low, double High) limits, Colormap map)
    {
        if (images.Height is < PlotOptions.LeastSize or > PlotOptions.GreatestSize)
            throw new ArgumentException(string.Format(SR.DisplayBarHeight, images.Height, PlotOptions.LeastSize, PlotOptions.GreatestSize));
        var bar = Draw(images.Height, limits, map);
        int width = images.Width + bar.Width;
        var frames = new byte[images.FrameCount][];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            frames[frame] = new byte[checked(3 * width * images.Height * images.PlaneCount)];
            var source = images.GetFrameBytes(frame);
            for (int row = 0; row < images.Height * images.PlaneCount; row++)
            {
                var target = frames[frame].AsSpan(3 * width * row, 3 * width);
                CopyColors(source.Slice(row * images.Width * images.ChannelCount, images.Width * images.ChannelCount), images.ChannelCount, target);
                bar.Pixels.AsSpan(3 * bar.Width * (row % images.Height), 3 * bar.Width).CopyTo(target.Slice(3 * images.Width));
            }
        }

        return new ImageStack(frames, new GridShape(images.PlaneCount, images.Height, width), 3, ChannelLayout.Rgb, ElementType.UInt8)
        {
            SourcePath = images.SourcePath,
            History = images.History,
            Warnings = images.Warnings,
        };
    }

    private static void CopyColors(ReadOnlySpan<byte> source, int channels, Span<byte> target)
    {
        if (channels == 3)
        {
            source.CopyTo(target);
            return;
        }

        for (int i = 0; i < source.Length; i++)
            target.Slice(3 * i, 3).Fill(source[i]);
    }

    /// <summary>The bar alone, on black as the image's missing values are.</summary>
    private static Picture Draw(int height, (double Low, double High) limits, Colormap map)
    {
        var range = new AxisRange(limits.Low, limits.High);
        if (range.Minimum == range.Maximum)
            range = range.Padded();
        byte[] table = ColormapColors.Table(map);
        var canvas = new PlotCanvas(new PlotOptions { Width = SceneWidth, Height = height, Theme = PlotTheme.Dark, Title = "" }, "", "");
        var rest = ColorBar.Draw(canvas, canvas.Area, range, "", value =>
        {
            int entry = 3 * (int)((value * (ColormapColors.Count - 1)) + 0.5);
            return new PlotColor(table[entry], table[entry + 1], table[entry + 2]);
        });
        var whole = canvas.Scene.ToPicture(1);
        int left = (int)rest.Right;
        int width = whole.Width - left;
        var pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
            whole.Pixels.AsSpan(3 * ((y * whole.Width) + left), 3 * width).CopyTo(pixels.AsSpan(3 * y * width));
        return new Picture(width, height, PixelFormat.Rgb24, pixels);
    }
}
