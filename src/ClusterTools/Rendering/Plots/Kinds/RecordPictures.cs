using ClusterTools.Images.Pictures;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Records that are pictures: their values are the pixels of rows from the top.</summary>
internal static class RecordPictures
{
    /// <summary>The columns of the pictures: those of the options, or as many as rows where the number of values is a square.</summary>
    /// <exception cref="ArgumentException">The values do not fill rows of that width, or no width is given and they make no square.</exception>
    public static int RequireWidth(int length, PlotOptions options)
    {
        if (options.PictureWidth is { } width)
            return length % width == 0 ? width : throw new ArgumentException(string.Format(SR.PlotPictureWidthWrong, length, width));
        int side = (int)Math.Sqrt(length + 0.5);
        return side * side == length ? side : throw new ArgumentException(string.Format(SR.PlotPictureWidthMissing, length));
    }

    /// <summary>Pictures side by side, a column of opacity 0 between them; black for the least value and white for the greatest of all.</summary>
    public static Picture Row(IReadOnlyList<double[]> records, int width, AxisScale grey)
    {
        int height = records[0].Length / width, all = (records.Count * (width + 1)) - 1;
        var pixels = new byte[4 * all * height];
        for (int i = 0; i < records.Count; i++)
        {
            for (int j = 0; j < records[i].Length; j++)
            {
                int at = 4 * ((j / width * all) + (i * (width + 1)) + (j % width));
                // A value that is not finite stays black.
                byte level = double.IsFinite(records[i][j]) ? (byte)(Math.Clamp(grey.Place(records[i][j]), 0, 255) + 0.5) : (byte)0;
                (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (level, level, level, 255);
            }
        }

        return new Picture(all, height, PixelFormat.Rgba32, pixels);
    }
}
