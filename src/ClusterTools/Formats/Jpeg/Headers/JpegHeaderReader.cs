using System.Buffers.Binary;
using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>Reads and checks everything up to the first scan.</summary>
internal static class JpegHeaderReader
{
    /// <exception cref="ImageFormatException">The file breaks the rules of the format, or uses a process that is not supported.</exception>
    public static JpegHeader Read(JpegInput input)
    {
        if (input.NextMarker() != JpegMarker.StartOfImage)
            throw input.Error(SR.JpegStartMissing);
        bool jfif = false;
        int? adobe = null;
        var orientation = Orientation.Upright;
        JpegFrame? frame = null;
        while (true)
        {
            int marker = input.NextMarker();
            if (marker < 0)
                throw input.Error(SR.JpegCutOff);
            if (marker == JpegMarker.EndOfImage)
                throw input.Error(SR.JpegDataMissing);
            if (marker == JpegMarker.StartOfScan)
                break;
            if (JpegMarker.IsBare(marker))
                continue;
            if (JpegMarker.IsStartOfFrame(marker))
            {
                if (frame is not null)
                    throw input.Error(SR.JpegFrameRepeated);
                frame = ReadFrame(input, marker);
            }
            else if (marker == JpegMarker.Jfif)
            {
                jfif |= input.ReadSegment().AsSpan().StartsWith("JFIF\0"u8);
            }
            else if (marker == JpegMarker.Adobe)
            {
                byte[] segment = input.ReadSegment();
                if (segment.Length >= 12 && segment.AsSpan().StartsWith("Adobe"u8))
                    adobe = segment[11];
            }
            else if (marker == JpegMarker.Exif)
            {
                byte[] segment = input.ReadSegment();
                if (orientation == Orientation.Upright && segment.AsSpan().StartsWith("Exif\0\0"u8))
                    orientation = ExifOrientation.Read(segment.AsSpan(6));
            }
            else
            {
                input.SkipSegment();
            }
        }

        if (frame is null)
            throw input.Error(SR.JpegFrameMissing);
        if (frame.Height == 0)
            frame = new JpegFrame(frame.Width, ReadNumberOfLines(input), frame.Progressive, frame.Components);
        return new JpegHeader(frame, ChooseColorModel(frame.Components, jfif, adobe), orientation);
    }

    private static JpegFrame ReadFrame(JpegInput input, int marker)
    {
        byte[] segment = input.ReadSegment();
        if (Refusal(marker) is { } process)
            throw input.Error(string.Format(SR.JpegProcessUnsupported, process));
        if (segment.Length < 6)
            throw input.Error(SR.JpegSegmentInvalid);
        if (segment[0] != 8)
            throw input.Error(string.Format(SR.JpegPrecisionUnsupported, segment[0]));
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(1));
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(3));
        int count = segment[5];
        if (width == 0)
            throw input.Error(string.Format(SR.ImageSizeInvalid, width, height));
        if (count is not (1 or 3 or 4))
            throw input.Error(string.Format(SR.JpegComponentsUnsupported, count));
        if (segment.Length != 6 + (3 * count))
            throw input.Error(SR.JpegSegmentInvalid);
        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            int id = segment[6 + (3 * i)];
            int horizontal = segment[7 + (3 * i)] >> 4;
            int vertical = segment[7 + (3 * i)] & 0x0F;
            int table = segment[8 + (3 * i)];
            if (horizontal is < 1 or > 4 || vertical is < 1 or > 4 || table > 3)
                throw input.Error(string.Format(SR.JpegComponentInvalid, id, horizontal, vertical, table));
            if (components.Take(i).Any(c => c.Id == id))
                throw input.Error(string.Format(SR.JpegComponentRepeated, id));
            // Of a single component the factors say nothing: there is none to compare it with.
            components[i] = count == 1 ? new JpegComponent(id, 1, 1, table) : new JpegComponent(id, horizontal, vertical, table);
        }

        var frame = new JpegFrame(width, height, marker == JpegMarker.StartOfFrameProgressive, components);
        foreach (var component in components)
        {
            if (frame.HorizontalMost % component.Horizontal != 0 || frame.VerticalMost % component.Vertical != 0)
                throw input.Error(string.Format(SR.JpegSamplingUnsupported, component.Horizontal, component.Vertical, frame.HorizontalMost, frame.VerticalMost));
        }

        return frame;
    }

    private static string? Refusal(int marker) => marker switch
    {
        JpegMarker.StartOfFrameBaseline or JpegMarker.StartOfFrameExtended or JpegMarker.StartOfFrameProgressive => null,
        0xC3 => SR.JpegProcessLossless,
        0xC5 or 0xC6 or 0xC7 => SR.JpegProcessHierarchical,
        _ => SR.JpegProcessArithmetic,
    };

    /// <summary>A height of 0 says that it follows after the first scan.</summary>
    private static int ReadNumberOfLines(JpegInput input)
    {
        int marker;
        do
        {
            marker = input.NextMarker();
        }
        while (marker is >= JpegMarker.FirstRestart and <= JpegMarker.LastRestart);
        byte[] segment = marker == JpegMarker.NumberOfLines ? input.ReadSegment() : [];
        int height = segment.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(segment) : 0;
        return height > 0 ? height : throw input.Error(SR.JpegHeightMissing);
    }

    /// <summary>As libjpeg decides: what JFIF or Adobe say, else the names of the components.</summary>
    private static JpegColorModel ChooseColorModel(JpegComponent[] components, bool jfif, int? adobe)
    {
        if (components.Length == 1)
            return JpegColorModel.Gray;
        if (components.Length == 4)
            return adobe == 2 ? JpegColorModel.Ycck : JpegColorModel.Cmyk;
        if (jfif)
            return JpegColorModel.YCbCr;
        bool namedRgb = components[0].Id == 'R' && components[1].Id == 'G' && components[2].Id == 'B';
        return adobe == 0 || (adobe is null && namedRgb) ? JpegColorModel.Rgb : JpegColorModel.YCbCr;
    }
}
