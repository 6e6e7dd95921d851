using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClusterTools.Formats.Compression;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Png;

/// <summary>Writes pictures and planes of stacks as PNG (ISO/IEC 15948). Equal pixels give equal bytes on one version of the runtime, whose zlib decides how they
/// are compressed.</summary>
public static class PngEncoder
{
    /// <summary>Fills the bytes of one row, as the file has them.</summary>
    private delegate void RowReader(int row, Span<byte> destination);

    /// <summary>Writes a picture. Indexed pixels are packed to 1, 2 or 4 bits where the palette has at most 2, 4 or 16 entries.</summary>
    /// <param name="output">Where to; need not seek, stays open.</param>
    /// <param name="picture">The picture.</param>
    /// <exception cref="ArgumentException">A pixel names an entry that the palette does not have.</exception>
    public static void Write(Stream output, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(picture);
        int rowBytes = picture.Width * Picture.BytesPerPixel(picture.Format);
        if (picture.Palette is { } palette)
        {
            int count = palette.Length / 3;
            int bits = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
            var header = new PngHeader(picture.Width, picture.Height, bits, PngColorType.Indexed, Interlaced: false);
            Write(output, header, palette, picture.PaletteOpacity, (y, row) => Pack(picture.Pixels.AsSpan(y * rowBytes, rowBytes), row, bits, count));
            return;
        }

        int depth = picture.Format == PixelFormat.Gray16 ? 16 : 8;
        var color = picture.Format switch
        {
            PixelFormat.Rgb24 => PngColorType.Rgb,
            PixelFormat.Rgba32 => PngColorType.Rgba,
            PixelFormat.Gray8 or PixelFormat.Gray16 => PngColorType.Gray,
            _ => throw EnumGuard.Unexpected(picture.Format),
        };
        Write(output, new PngHeader(picture.Width, picture.Height, depth, color, Interlaced: false), palette: null, paletteOpacity: null,
            (y, row) => CopyBigEndian(picture.Pixels.AsSpan(y * rowBytes, rowBytes), row, depth));
    }

    /// <summary>Writes one plane of a stack of 8- or 16-bit unsigned samples that are grey, grey and opacity, RGB or RGBA.</summary>
    /// <param name="output">Where to; need not seek, stays open.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="plane">The plane of the frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or plane.</exception>
    /// <exception cref="NotSupportedException">PNG cannot hold the stack's type of sample or its channels; the message names formats that can.</exception>
    public static void Write(Stream output, ImageStack stack, int frame, int plane)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(stack);
        if (frame < 0 || frame >= stack.FrameCount)
            throw new ArgumentOutOfRangeException(nameof(frame), string.Format(SR.IndexOutOfRange, nameof(frame), frame, stack.FrameCount - 1));
        if (plane < 0 || plane >= stack.PlaneCount)
            throw new ArgumentOutOfRangeException(nameof(plane), string.Format(SR.IndexOutOfRange, nameof(plane), plane, stack.PlaneCount - 1));
        var header = HeaderFor(stack);
        int rowBytes = stack.Width * header.BitsPerPixel / 8;
        Write(output, header, palette: null, paletteOpacity: null, (y, row) =>
            CopyBigEndian(stack.GetFrameBytes(frame).Slice(((plane * stack.Height) + y) * rowBytes, rowBytes), row, header.BitDepth));
    }

    private static PngHeader HeaderFor(ImageStack stack)
    {
        int depth = stack.PixelType switch
        {
            ElementType.UInt8 => 8,
            ElementType.UInt16 => 16,
            _ => throw new NotSupportedException(string.Format(SR.PngSampleUnsupported, stack.PixelType)),
        };
        var color = (stack.ChannelLayout, stack.ChannelCount) switch
        {
            (_, 1) => PngColorType.Gray,
            (ChannelLayout.GrayAlpha, 2) => PngColorType.GrayAlpha,
            (ChannelLayout.Rgb, 3) => PngColorType.Rgb,
            (ChannelLayout.Rgba, 4) => PngColorType.Rgba,
            _ => throw new NotSupportedException(string.Format(SR.PngChannelsUnsupported, stack.ChannelCount, stack.ChannelLayout)),
        };
        return new PngHeader(stack.Width, stack.Height, depth, color, Interlaced: false);
    }

    private static void Write(Stream output, PngHeader header, byte[]? palette, byte[]? paletteOpacity, RowReader readRow)
    {
        output.Write(PngChunkType.Signature);
        Span<byte> head = stackalloc byte[13];
        head.Clear();
        BinaryPrimitives.WriteInt32BigEndian(head, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.Slice(4), header.Height);
        head[8] = (byte)header.BitDepth;
        head[9] = (byte)header.ColorType;
        PngChunkWriter.Write(output, PngChunkType.Header, head);
        if (palette is not null)
            PngChunkWriter.Write(output, PngChunkType.Palette, palette);
        if (paletteOpacity is not null)
            PngChunkWriter.Write(output, PngChunkType.Transparency, paletteOpacity);
        using (var data = new PngDataWriter(output))
            WriteRows(data, header, readRow);
        PngChunkWriter.Write(output, PngChunkType.End, []);
    }

    private static void WriteRows(Stream data, PngHeader header, RowReader readRow)
    {
        int rowBytes = checked((int)header.RowBytes(header.Width));
        // Neighbouring palette entries need not look similar, so filters only hurt there.
        var filter = header.ColorType == PngColorType.Indexed ? null : new PngRowFilter(rowBytes, header.FilterStride);
        // One byte before the row: filter 0 for rows that are written unfiltered.
        var current = new byte[rowBytes + 1];
        var above = new byte[rowBytes + 1];
        using var zlib = new ZlibWriter(data);
        for (int y = 0; y < header.Height; y++)
        {
            readRow(y, current.AsSpan(1));
            zlib.Write(filter is null ? current : filter.Apply(current.AsSpan(1), above.AsSpan(1)));
            (current, above) = (above, current);
        }

        zlib.Complete();
    }

    private static void CopyBigEndian(ReadOnlySpan<byte> source, Span<byte> row, int depth)
    {
        if (depth == 8)
        {
            source.CopyTo(row);
            return;
        }

        var samples = MemoryMarshal.Cast<byte, ushort>(source);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(row.Slice(2 * i), samples[i]);
    }

    private static void Pack(ReadOnlySpan<byte> indices, Span<byte> row, int bits, int paletteCount)
    {
        row.Clear();
        int perByte = 8 / bits;
        for (int x = 0; x < indices.Length; x++)
        {
            if (indices[x] >= paletteCount)
                throw new ArgumentException(string.Format(SR.PaletteEntryMissing, indices[x], paletteCount));
            row[x / perByte] |= (byte)(indices[x] << (8 - bits - (x % perByte * bits)));
        }
    }
}
