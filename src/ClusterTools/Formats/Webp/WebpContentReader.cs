using System.Buffers.Binary;
using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Webp;

/// <summary>Walks through the chunks of a file (RFC 9649) and records its frames. The sizes in the frames' own headers are read, but no pixels yet.</summary>
/// <param name="file">The file.</param>
/// <param name="path">Its name, for errors.</param>
/// <param name="options">The limits.</param>
internal sealed class WebpContentReader(Stream file, string path, ImageReadOptions options)
{
    private const int ChunkHeaderLength = 8;
    private const int ExtendedLength = 10;
    private const int FrameHeaderLength = 16;
    private const int AnimationFlag = 0x02;
    private const int ReplacesFlag = 0x02;
    private const int ClearsFlag = 0x01;

    // More than any camera writes; what is longer says nothing.
    private const int LongestExif = 1 << 20;

    /// <exception cref="ImageFormatException">The file is damaged or over a limit.</exception>
    public WebpContent Read()
    {
        Span<byte> head = stackalloc byte[12];
        ReadExactly(0, head);
        if (!WebpDecoder.IsWebp(head))
            throw Error(SR.WebpHeaderInvalid, 0);
        // Whoever cuts a file off leaves this length as it was; what is appended to a file does not belong to it.
        long end = ChunkHeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(4));
        if (end > file.Length)
            throw Error(string.Format(SR.WebpCutOff, end, file.Length), file.Length);
        var first = ReadChunk(head.Length, end);
        if (first.Type == WebpChunkType.Extended)
            return ReadExtended(first, end);
        if (first.Type != WebpChunkType.Lossy && first.Type != WebpChunkType.Lossless)
            throw Error(string.Format(SR.WebpFirstChunkUnknown, WebpChunkType.Name(first.Type)), head.Length);
        var (width, height, hasAlpha) = ReadFrameSize(first);
        return new WebpContent(width, height, [new WebpFrame(0, 0, width, height, hasAlpha, Blends: false, Clears: false, Alpha: null, first)], Orientation.Upright);
    }

    private WebpContent ReadExtended(WebpChunk header, long end)
    {
        if (header.Length < ExtendedLength)
            throw Error(string.Format(SR.WebpChunkTooShort, WebpChunkType.Name(header.Type), header.Length), header.Offset);
        Span<byte> fields = stackalloc byte[ExtendedLength];
        ReadExactly(header.Offset, fields);
        bool animated = (fields[0] & AnimationFlag) != 0;
        int width = ReadUInt24(fields.Slice(4)) + 1;
        int height = ReadUInt24(fields.Slice(7)) + 1;
        ImageLimits.RequirePlane(path, options, width, height, 4);
        var frames = new List<WebpFrame>();
        var orientation = Orientation.Upright;
        WebpChunk? alpha = null;
        for (long place = header.End; place < end;)
        {
            var chunk = ReadChunk(place, end);
            place = chunk.End;
            if (chunk.Type == WebpChunkType.Exif)
                orientation = ReadOrientation(chunk);
            else if (animated && chunk.Type == WebpChunkType.Frame)
                frames.Add(ReadFrame(chunk, width, height, frames.Count));
            else if (!animated && chunk.Type == WebpChunkType.Alpha)
                alpha ??= chunk;
            else if (!animated && frames.Count == 0 && (chunk.Type == WebpChunkType.Lossy || chunk.Type == WebpChunkType.Lossless))
                frames.Add(Still(chunk, alpha, width, height));
        }

        return frames.Count > 0 ? new WebpContent(width, height, frames, orientation) : throw Error(SR.WebpEmpty, end);
    }

    private WebpFrame Still(WebpChunk data, WebpChunk? alpha, int width, int height)
    {
        var (ownWidth, ownHeight, hasAlpha) = ReadFrameSize(data);
        if (ownWidth != width || ownHeight != height)
            throw Error(string.Format(SR.WebpSizesDiffer, width, height, ownWidth, ownHeight), data.Offset);
        bool apart = alpha is not null && data.Type == WebpChunkType.Lossy;
        return new WebpFrame(0, 0, width, height, hasAlpha || apart, Blends: false, Clears: false, apart ? alpha : null, data);
    }

    private WebpFrame ReadFrame(WebpChunk chunk, int canvasWidth, int canvasHeight, int index)
    {
        if (index == options.MaximumPageCount)
            throw Error(string.Format(SR.GifTooManyFrames, options.MaximumPageCount), chunk.Offset);
        if (chunk.Length < FrameHeaderLength)
            throw Error(string.Format(SR.WebpChunkTooShort, WebpChunkType.Name(chunk.Type), chunk.Length), chunk.Offset);
        Span<byte> fields = stackalloc byte[FrameHeaderLength];
        ReadExactly(chunk.Offset, fields);
        int x = 2 * ReadUInt24(fields);
        int y = 2 * ReadUInt24(fields.Slice(3));
        int width = ReadUInt24(fields.Slice(6)) + 1;
        int height = ReadUInt24(fields.Slice(9)) + 1;
        if (x > canvasWidth - width || y > canvasHeight - height)
            throw Error(string.Format(SR.WebpFrameOutside, index, width, height, x, y, canvasWidth, canvasHeight), chunk.Offset);
        WebpChunk? alpha = null;
        long end = chunk.Offset + chunk.Length;
        for (long place = chunk.Offset + FrameHeaderLength; place < end;)
        {
            var part = ReadChunk(place, end);
            place = part.End;
            if (part.Type == WebpChunkType.Alpha)
                alpha ??= part;
            if (part.Type != WebpChunkType.Lossy && part.Type != WebpChunkType.Lossless)
                continue;
            var still = Still(part, alpha, width, height);
            return still with { X = x, Y = y, Blends = (fields[15] & ReplacesFlag) == 0, Clears = (fields[15] & ClearsFlag) != 0 };
        }

        throw Error(string.Format(SR.WebpFrameEmpty, index), chunk.Offset);
    }

    /// <summary>Size and opacity from the header of a frame's data.</summary>
    private (int Width, int Height, bool HasAlpha) ReadFrameSize(WebpChunk data)
    {
        bool lossless = data.Type == WebpChunkType.Lossless;
        Span<byte> header = stackalloc byte[lossless ? 5 : 10];
        if (data.Length < header.Length)
            throw Error(string.Format(SR.WebpChunkTooShort, WebpChunkType.Name(data.Type), data.Length), data.Offset);
        ReadExactly(data.Offset, header);
        int width, height;
        bool hasAlpha = false;
        if (lossless)
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(1));
            if (header[0] != 0x2F || bits >> 29 != 0)
                throw Error(SR.WebpDataDamaged, data.Offset);
            (width, height, hasAlpha) = ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, ((bits >> 28) & 1) != 0);
        }
        else
        {
            // A key frame, then its start code.
            if ((header[0] & 1) != 0 || header[3] != 0x9D || header[4] != 0x01 || header[5] != 0x2A)
                throw Error(SR.WebpDataDamaged, data.Offset);
            width = BinaryPrimitives.ReadUInt16LittleEndian(header.Slice(6)) & 0x3FFF;
            height = BinaryPrimitives.ReadUInt16LittleEndian(header.Slice(8)) & 0x3FFF;
            if (width == 0 || height == 0)
                throw Error(string.Format(SR.ImageSizeInvalid, width, height), data.Offset);
        }

        return (width, height, hasAlpha);
    }

    private Orientation ReadOrientation(WebpChunk chunk)
    {
        if (chunk.Length > LongestExif)
            return Orientation.Upright;
        var exif = new byte[chunk.Length];
        ReadExactly(chunk.Offset, exif);
        // Some writers put the prefix of JPEG before it.
        return ExifOrientation.Read(exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif.AsSpan(6) : exif);
    }

    private WebpChunk ReadChunk(long place, long end)
    {
        Span<byte> header = stackalloc byte[ChunkHeaderLength];
        if (end - place < header.Length)
            throw Error(SR.WebpChunkMissing, place);
        ReadExactly(place, header);
        uint type = BinaryPrimitives.ReadUInt32LittleEndian(header);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(4));
        long left = end - place - header.Length;
        return length <= Math.Min(left, int.MaxValue - 1)
            ? new WebpChunk(type, place + header.Length, (int)length)
            : throw Error(string.Format(SR.PngChunkTooLong, WebpChunkType.Name(type), length, left), place);
    }

    private void ReadExactly(long place, Span<byte> bytes)
    {
        file.Position = place;
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw Error(string.Format(SR.WebpCutOff, place + bytes.Length, file.Length), place);
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private ImageFormatException Error(string reason, long offset) => new(path, reason, offset: offset);
}
