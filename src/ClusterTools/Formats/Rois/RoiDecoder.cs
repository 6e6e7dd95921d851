using System.Buffers.Binary;
using System.Text;

namespace ClusterTools.Formats.Rois;

/// <summary>Decodes ImageJ's .roi format (big-endian, as its class RoiDecoder documents it): a header of 64 bytes, coordinates, and a second header with position and name.</summary>
internal static class RoiDecoder
{
    private const int HeaderLength = 64;
    private const int SecondHeaderLength = 24;
    private const int SubPixelOption = 128;
    private const int SubPixelVersion = 222;
    private const int Composite = 36;
    private const int RotatedRectangle = 5;

    /// <summary>Decodes one region.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="data">Its bytes.</param>
    /// <param name="name">The name where the region has none of its own.</param>
    /// <exception cref="ImageFormatException">The bytes are damaged, or the region encloses no area that is supported.</exception>
    public static RoiOutline Decode(string path, ReadOnlySpan<byte> data, string name)
    {
        if (data.Length < HeaderLength || !data.StartsWith("Iout"u8))
            throw new ImageFormatException(path, SR.RoiSignatureMissing);
        int version = Short(data, 4), type = data[6], options = Short(data, 50), count = (ushort)Short(data, 16);
        bool subPixel = (options & SubPixelOption) != 0 && version >= SubPixelVersion;
        var second = SecondHeader(path, data);
        name = Name(path, data, second) ?? name;
        int? plane = second.IsEmpty ? null : BinaryPrimitives.ReadInt32BigEndian(second.Slice(8)) is var z and > 0 ? z - 1 : null;
        var (top, left, bottom, right) = ((double)Short(data, 8), (double)Short(data, 10), (double)Short(data, 12), (double)Short(data, 14));
        switch (type)
        {
            case 1 when BinaryPrimitives.ReadInt32BigEndian(data.Slice(Composite)) > 0:
                throw new ImageFormatException(path, string.Format(SR.RoiKindUnsupported, name, "composite"));
            case 1 when Short(data, 54) > 0:
                throw new ImageFormatException(path, string.Format(SR.RoiKindUnsupported, name, "rounded rectangle"));
            case 1 or 2:
                // ImageJ measures the pixels of the whole-numbered box, also where the file has a finer one.
                RequireBounds(path, name, left, top, right, bottom);
                return new RoiOutline(name, type == 1 ? RoiShape.Rectangle : RoiShape.Oval, left, top, right, bottom, [], [], plane);
            case 0 or 7 or 8:
                if (Short(data, 48) == RotatedRectangle && count == 0)
                    throw new ImageFormatException(path, string.Format(SR.RoiKindUnsupported, name, "rotated rectangle"));
                return Polygon(path, data, name, count, left, top, subPixel, plane);
            default:
                throw new ImageFormatException(path, string.Format(SR.RoiKindUnsupported, name, KindName(type)));
        }
    }

    private static RoiOutline Polygon(string path, ReadOnlySpan<byte> data, string name, int count, double left, double top, bool subPixel, int? plane)
    {
        int start = subPixel ? HeaderLength + (4 * count) : HeaderLength;
        int length = subPixel ? 8 * count : 4 * count;
        if (count < 3)
            throw new ImageFormatException(path, string.Format(SR.RoiCornersMissing, name, count));
        if (data.Length < start + length)
            throw new ImageFormatException(path, SR.RoiCutOff);
        var (x, y) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            x[i] = subPixel ? Single(data, start + (4 * i)) : left + Short(data, start + (2 * i));
            y[i] = subPixel ? Single(data, start + (4 * (count + i))) : top + Short(data, start + (2 * (count + i)));
        }

        var (west, north, east, south) = (x.Min(), y.Min(), x.Max(), y.Max());
        RequireBounds(path, name, west, north, east, south);
        return new RoiOutline(name, RoiShape.Polygon, west, north, east, south, x, y, plane);
    }

    private static ReadOnlySpan<byte> SecondHeader(string path, ReadOnlySpan<byte> data)
    {
        int offset = BinaryPrimitives.ReadInt32BigEndian(data.Slice(60));
        if (offset == 0)
            return [];
        return offset >= HeaderLength && offset <= data.Length - SecondHeaderLength ? data.Slice(offset) : throw new ImageFormatException(path, SR.RoiCutOff);
    }

    private static string? Name(string path, ReadOnlySpan<byte> data, ReadOnlySpan<byte> second)
    {
        if (second.IsEmpty)
            return null;
        int offset = BinaryPrimitives.ReadInt32BigEndian(second.Slice(16)), length = BinaryPrimitives.ReadInt32BigEndian(second.Slice(20));
        if (offset <= 0 || length <= 0)
            return null;
        if (offset > data.Length || length > (data.Length - offset) / 2)
            throw new ImageFormatException(path, SR.RoiCutOff);
        return Encoding.BigEndianUnicode.GetString(data.Slice(offset, 2 * length).ToArray());
    }

    private static void RequireBounds(string path, string name, double left, double top, double right, double bottom)
    {
        if (!(right > left && bottom > top) || double.IsInfinity(right - left) || double.IsInfinity(bottom - top))
            throw new ImageFormatException(path, string.Format(SR.RoiWithoutArea, name));
    }

    private static string KindName(int type) => type switch
    {
        3 => "line",
        4 => "freehand line",
        5 => "polyline",
        9 => "angle",
        10 => "point",
        _ => $"type {type}",
    };

    private static short Short(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadInt16BigEndian(data.Slice(offset));

    private static float Single(ReadOnlySpan<byte> data, int offset) =>
        BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32BigEndian(data.Slice(offset)));
}
