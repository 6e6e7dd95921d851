using ClusterTools.Images;
using ClusterTools.Images.Pictures;

namespace ClusterTools.Segmentation.Grouping;

/// <summary>The compact features of a picture by which it is compared with others.</summary>
public sealed class PictureSignature
{
    /// <summary>Pixels along each side of the thumbnail.</summary>
    internal const int Side = 16;

    private const int LevelsPerChannel = 4;
    private const int Channels = 3;

    private PictureSignature(int width, int height, byte[] thumbnail, float[] histogram)
    {
        Width = width;
        Height = height;
        Thumbnail = thumbnail;
        Histogram = histogram;
    }

    /// <summary>The width of the picture in pixels.</summary>
    public int Width { get; }

    /// <summary>The height of the picture in pixels.</summary>
    public int Height { get; }

    /// <summary>Mean red, green and blue of 16 × 16 fields that cover the picture, rounded.</summary>
    internal byte[] Thumbnail { get; }

    /// <summary>The roots of the shares of 64 colours, so that plain distances are Hellinger's.</summary>
    internal float[] Histogram { get; }

    /// <summary>Computes the signature of the first plane of a stack, composited over white where it is not opaque. Samples other than 8-bit colours are scaled from black for the minimum to white for the maximum.</summary>
    public static PictureSignature Of(ImageStack picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var plane = new BackgroundPlane(picture, 0, 0);
        return new PictureSignature(picture.Width, picture.Height, Shrink(picture, plane), CountColors(picture, plane));
    }

    private static byte[] Shrink(ImageStack picture, BackgroundPlane plane)
    {
        var thumbnail = new byte[Side * Side * Channels];
        var sums = new long[Channels];
        for (int field = 0; field < Side * Side; field++)
        {
            var (left, right) = Span(field % Side, picture.Width);
            var (top, bottom) = Span(field / Side, picture.Height);
            Array.Clear(sums, 0, sums.Length);
            for (int y = top; y < bottom; y++)
            {
                for (int x = left; x < right; x++)
                {
                    uint pixel = plane.At(x, y);
                    for (int c = 0; c < Channels; c++)
                        sums[c] += OverWhite(pixel, c);
                }
            }

            long count = (long)(right - left) * (bottom - top);
            for (int c = 0; c < Channels; c++)
                thumbnail[(field * Channels) + c] = (byte)((sums[c] + (count / 2)) / count);
        }

        return thumbnail;
    }

    private static float[] CountColors(ImageStack picture, BackgroundPlane plane)
    {
        var counts = new long[LevelsPerChannel * LevelsPerChannel * LevelsPerChannel];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                uint pixel = plane.At(x, y);
                int cell = 0;
                for (int c = 0; c < Channels; c++)
                    cell = (cell * LevelsPerChannel) + (OverWhite(pixel, c) * LevelsPerChannel / 256);
                counts[cell]++;
            }
        }

        double total = picture.Grid.PlaneSize;
        return Array.ConvertAll(counts, n => (float)Math.Sqrt(n / total));
    }

    /// <summary>The pixels of one field along an axis: at least one, also where there are fewer pixels than fields.</summary>
    private static (int First, int End) Span(int field, int size)
    {
        int first = (int)((long)field * size / Side);
        return (first, Math.Max(first + 1, (int)((field + 1L) * size / Side)));
    }

    private static int OverWhite(uint pixel, int channel)
    {
        int level = (byte)(pixel >> (8 * channel)), opacity = (int)(pixel >> 24);
        return opacity == byte.MaxValue ? level : ((level * opacity) + (255 * (255 - opacity)) + 127) / 255;
    }
}
