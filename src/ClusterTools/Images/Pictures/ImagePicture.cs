
namespace ClusterTools.Images.Pictures;

/// <summary>Grey pictures of the planes of a stack of any element type.</summary>
public static class ImagePicture
{
    /// <summary>One plane in 8-bit grey: <paramref name="minimum"/> is black, <paramref name="maximum"/> white, values beyond are clipped, and not-a-number is black.</summary>
    /// <param name="stack">The stack; of several channels the first is shown.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="minimum">The value that is black; null for the smallest finite value of the plane.</param>
    /// <param name="maximum">The value that is white; null for the largest finite value of the plane.</param>
    /// <param name="scale">Picture pixels along each side of a sample, at least 1 (the default).</param>
    /// <exception cref="ArgumentException">There is no such frame or plane, or the scale is below 1.</exception>
    public static Picture FromPlane(ImageStack stack, int frame = 0, int plane = 0, double? minimum = null, double? maximum = null, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (scale < 1)
            throw new ArgumentException(string.Format(SR.ScaleBelowOne, scale));
        var layout = new TileLayout(1, (long)stack.Width * scale, (long)stack.Height * scale, 0);
        double[,] values = stack.GetPlane(frame, plane);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        double low = minimum ?? least, high = maximum ?? greatest;
        var pixels = new byte[layout.Width * layout.Height];
        for (int y = 0; y < stack.Height; y++)
        {
            var row = pixels.AsSpan(y * scale * layout.Width, layout.Width);
            for (int x = 0; x < stack.Width; x++)
                row.Slice(x * scale, scale).Fill(Level(values[y, x], low, high));
            for (int dy = 1; dy < scale; dy++)
                row.CopyTo(pixels.AsSpan(((y * scale) + dy) * layout.Width));
        }

        return new Picture(layout.Width, layout.Height, PixelFormat.Gray8, pixels);
    }

    /// <summary>The grey of a value: 0 up to <paramref name="low"/> and for not-a-number, 255 from <paramref name="high"/> on, rounded between.</summary>
    internal static byte Level(double value, double low, double high)
    {
        if (!(value > low))
            return 0;
        return value >= high ? byte.MaxValue : (byte)(((value - low) / (high - low) * 255) + 0.5);
    }
}
