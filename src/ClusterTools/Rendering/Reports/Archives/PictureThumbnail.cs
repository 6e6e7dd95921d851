using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Reports.Maps;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports.Archives;

/// <summary>A small picture of a file, and the colours that it consists of.</summary>
internal sealed class PictureThumbnail
{
    private const double Side = 320;
    private const int MostSwatches = 32;

    private PictureThumbnail(string uri, uint[] palette)
    {
        Uri = uri;
        Palette = palette;
    }

    /// <summary>The picture as an address inside of the page.</summary>
    public string Uri { get; }

    /// <summary>Its most frequent colours, the most frequent first: red, green, blue from the lowest byte up.</summary>
    public uint[] Palette { get; }

    /// <summary>Reads a file; null where it is not there any more, or has no colours to show.</summary>
    public static PictureThumbnail? Read(string path, ExecutionOptions execution)
    {
        try
        {
            var stack = ImageStackReader.Read([path], execution: execution).Stack;
            if (stack is null || stack.PixelType is not (ElementType.UInt8 or ElementType.UInt16) || stack.ChannelCount > 4)
                return null;
            uint[] palette = Colors(stack);
            double scale = Math.Min(1, Side / Math.Max(stack.Width, stack.Height));
            return new PictureThumbnail(Encode(scale < 1 ? RescaleFilter.Apply(stack, scale, antiAlias: true, stack.PixelType, execution) : stack), palette);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ImageFormatException or NotSupportedException)
        {
            return null;
        }
    }

    private static uint[] Colors(ImageStack stack)
    {
        var counts = new Dictionary<uint, int>();
        foreach (uint pixel in Pixels(stack))
        {
            counts.TryGetValue(pixel & 0xFFFFFF, out int count);
            counts[pixel & 0xFFFFFF] = count + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostSwatches).Select(c => c.Key)];
    }

    private static string Encode(ImageStack stack)
    {
        uint[] pixels = Pixels(stack);
        var bytes = new byte[3 * pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            for (int c = 0; c < 3; c++)
                bytes[(3 * i) + c] = (byte)(pixels[i] >> (8 * c));
        }

        return MapPictures.Uri(new Picture(stack.Width, stack.Height, PixelFormat.Rgb24, bytes));
    }

    private static uint[] Pixels(ImageStack stack)
    {
        var rows = new RgbaRows(stack);
        var pixels = new uint[stack.Width * stack.Height];
        for (int y = 0; y < stack.Height; y++)
            rows.Read(y, pixels.AsSpan(y * stack.Width, stack.Width));
        return pixels;
    }
}
