using System.Buffers.Binary;
using ClusterTools.Formats.Animations;
using ClusterTools.Formats.ImageSharp;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Threading;
using Encoder = SixLabors.ImageSharp.Formats.Webp.WebpEncoder;
using WebpFileFormatType = SixLabors.ImageSharp.Formats.Webp.WebpFileFormatType;
using WebpTransparentColorMode = SixLabors.ImageSharp.Formats.Webp.WebpTransparentColorMode;

namespace ClusterTools.Formats.Webp;

/// <summary>Writes WebP: pictures by ImageSharp, and animations whose frames are such pictures, combined into one container (RFC 9649) here. Grey becomes RGB.</summary>
internal static class WebpEncoder
{
    private const int FrameHeaderLength = 16;
    private const int ChunkHeaderLength = 8;
    private const int UnitsPerSecond = 1000;
    private const byte AnimationFlag = 0x02;
    private const byte AlphaFlag = 0x10;
    private const byte ReplacesFlag = 0x02;

    private static readonly ImageReadOptions OwnFile = new();

    /// <summary>Writes one picture.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">From 1 to 100; null for lossless.</param>
    /// <exception cref="NotSupportedException">WebP cannot hold it.</exception>
    public static void Write(Stream output, Picture picture, int? quality)
    {
        CodecPictures.RequireFits(picture, ImageFileFormat.WebP);
        var encoder = quality is { } lossy
            ? new Encoder { FileFormat = WebpFileFormatType.Lossy, Quality = lossy }
            : new Encoder { FileFormat = WebpFileFormatType.Lossless, TransparentColorMode = WebpTransparentColorMode.Preserve };
        CodecPixels.Encode(picture, encoder, output);
    }

    /// <summary>Writes an animation that loops.</summary>
    /// <param name="output">Where to; can seek, stays open.</param>
    /// <param name="stack">The frames, of one plane each.</param>
    /// <param name="options">Quality and frames a second.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="NotSupportedException">WebP cannot hold them.</exception>
    public static void WriteAnimation(Stream output, ImageStack stack, ImageWriteOptions options, ExecutionOptions execution)
    {
        CodecPictures.RequireFits(stack, ImageFileFormat.WebP);
        long start = output.Position;
        bool hasAlpha = stack.ChannelCount is 2 or 4;
        WriteHead(output, stack, hasAlpha);
        int time = options.FrameTime(UnitsPerSecond);
        FramesInOrder.Write(
            stack.FrameCount,
            frame =>
            {
                var still = new MemoryStream();
                Write(still, CodecPictures.Of(stack, frame, 0, ImageFileFormat.WebP), options.Quality);
                return still;
            },
            still => WriteFrame(output, stack, still, time),
            execution);
        // Only now is the length known.
        long length = output.Position - start - ChunkHeaderLength;
        if (length > uint.MaxValue - 1)
            throw new NotSupportedException(string.Format(SR.WebpTooLong, length));
        output.Position = start + 4;
        WriteUInt32(output, (uint)length);
        output.Position = output.Length;
    }

    private static void WriteHead(Stream output, ImageStack stack, bool hasAlpha)
    {
        output.Write("RIFF\0\0\0\0WEBP"u8);
        WriteChunkHeader(output, WebpChunkType.Extended, 10);
        Span<byte> extended = stackalloc byte[10];
        extended.Clear();
        extended[0] = (byte)(AnimationFlag | (hasAlpha ? AlphaFlag : 0));
        WriteUInt24(extended.Slice(4), stack.Width - 1);
        WriteUInt24(extended.Slice(7), stack.Height - 1);
        output.Write(extended);
        // A background that is transparent, and no end of repeating: all zeros.
        WriteChunkHeader(output, WebpChunkType.Animation, 6);
        output.Write(stackalloc byte[6]);
    }

    private static void WriteFrame(Stream output, ImageStack stack, MemoryStream still, int time)
    {
        var frame = new WebpContentReader(still, string.Empty, OwnFile).Read().Frames[0];
        int length = FrameHeaderLength + ChunkHeaderLength + Padded(frame.Data.Length);
        if (frame.Alpha is { } apart)
            length += ChunkHeaderLength + Padded(apart.Length);
        WriteChunkHeader(output, WebpChunkType.Frame, length);
        Span<byte> header = stackalloc byte[FrameHeaderLength];
        header.Clear();
        WriteUInt24(header.Slice(6), stack.Width - 1);
        WriteUInt24(header.Slice(9), stack.Height - 1);
        WriteUInt24(header.Slice(12), time);
        header[15] = ReplacesFlag;
        output.Write(header);
        if (frame.Alpha is { } alpha)
            WriteChunk(output, still, alpha);
        WriteChunk(output, still, frame.Data);
    }

    private static void WriteChunk(Stream output, MemoryStream still, WebpChunk chunk)
    {
        WriteChunkHeader(output, chunk.Type, chunk.Length);
        output.Write(still.GetBuffer(), (int)chunk.Offset, chunk.Length);
        if ((chunk.Length & 1) != 0)
            output.WriteByte(0);
    }

    private static void WriteChunkHeader(Stream output, uint type, int length)
    {
        WriteUInt32(output, type);
        WriteUInt32(output, (uint)length);
    }

    private static void WriteUInt32(Stream output, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        output.Write(bytes);
    }

    private static void WriteUInt24(Span<byte> bytes, int value) => (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));

    private static int Padded(int length) => length + (length & 1);
}
