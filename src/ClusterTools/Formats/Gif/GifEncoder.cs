using System.Buffers.Binary;
using ClusterTools.Formats.Animations;
using ClusterTools.Formats.ImageSharp;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Quantization;
using ClusterTools.Threading;
using ColorTableMode = SixLabors.ImageSharp.Formats.Gif.GifColorTableMode;
using Encoder = SixLabors.ImageSharp.Formats.Gif.GifEncoder;

namespace ClusterTools.Formats.Gif;

/// <summary>Writes GIF 89a: pictures and animations. Each frame has a palette of its own: its colours as they are where there are at most 256, otherwise those that
/// <see cref="ColorQuantizer"/> finds. ImageSharp packs the entries, one frame at a time, so that memory holds a few frames only.</summary>
internal static class GifEncoder
{
    private const int UnitsPerSecond = 100;
    private const byte Opaque = 255;
    private const byte LocalPaletteFlag = 0x80;
    private const byte TransparentFlag = 0x01;

    private static readonly ImageReadOptions OwnFile = new();

    /// <summary>Writes a picture.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="exact">Whether more than 256 colours are refused rather than reduced.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="NotSupportedException">GIF cannot hold it.</exception>
    public static void Write(Stream output, Picture picture, bool exact, ExecutionOptions execution)
    {
        CodecPictures.RequireFits(picture, ImageFileFormat.Gif);
        WriteHead(output, picture.Width, picture.Height, frameCount: 1);
        var frame = Encode(Reduce(CodecPictures.ToStack(picture), exact, execution));
        WriteFrame(output, frame, picture.Width, picture.Height, frame.Transparent >= 0, time: 0);
        output.WriteByte((byte)GifBlock.Trailer);
    }

    /// <summary>Writes the frames of a stack, as a looping animation where there are several.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="stack">The frames.</param>
    /// <param name="plane">The plane of each frame that is written.</param>
    /// <param name="options">Frames a second.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="NotSupportedException">GIF cannot hold them.</exception>
    public static void Write(Stream output, ImageStack stack, int plane, ImageWriteOptions options, ExecutionOptions execution)
    {
        CodecPictures.RequireFits(stack, ImageFileFormat.Gif);
        WriteHead(output, stack.Width, stack.Height, stack.FrameCount);
        // What can be seen through must not show the frame before.
        bool clears = stack.ChannelCount is 2 or 4;
        int time = stack.FrameCount > 1 ? options.FrameTime(UnitsPerSecond) : 0;
        var within = new ExecutionOptions { ThreadCount = 1, CancellationToken = execution.CancellationToken };
        FramesInOrder.Write(
            stack.FrameCount,
            frame => Encode(Reduce(CodecPictures.ToStack(CodecPictures.Of(stack, frame, plane, ImageFileFormat.Gif)), exact: false, within)),
            frame => WriteFrame(output, frame, stack.Width, stack.Height, clears, time),
            execution);
        output.WriteByte((byte)GifBlock.Trailer);
    }

    private static Picture Reduce(ImageStack picture, bool exact, ExecutionOptions execution)
    {
        RequireAllOrNothing(picture);
        var result = ColorQuantizer.Quantize(picture, execution: execution);
        if (exact && result.SourceColorCount > result.ColorCount)
            throw new NotSupportedException(string.Format(SR.GifTooManyColors, result.SourceColorCount));
        var reduced = result.Picture;
        if (reduced.PaletteOpacity is not { } opacity)
            return reduced;
        // A colour that k-means placed between visible and invisible ones.
        byte[] palette = [.. reduced.Palette!];
        for (int i = 0; i < opacity.Length; i++)
        {
            if (opacity[i] < (Opaque + 1) / 2)
                palette.AsSpan(3 * i, 3).Clear();
        }

        return new Picture(reduced.Width, reduced.Height, PixelFormat.Indexed8, reduced.Pixels, palette, Array.ConvertAll(opacity, o => o < (Opaque + 1) / 2 ? (byte)0 : Opaque));
    }

    private static void RequireAllOrNothing(ImageStack picture)
    {
        if (picture.ChannelCount < 4)
            return;
        var samples = picture.GetFrameBytes(0);
        for (int i = 3; i < samples.Length; i += 4)
        {
            if (samples[i] is > 0 and < Opaque)
                throw new NotSupportedException(SR.GifPartialOpacity);
        }
    }

    private static GifEncodedFrame Encode(Picture picture)
    {
        using var file = new MemoryStream();
        CodecPixels.Encode(picture, new Encoder { Quantizer = new EntryQuantizer(picture), ColorTableMode = ColorTableMode.Local }, file);
        file.Position = 0;
        var frame = new GifContentReader(file, string.Empty, OwnFile).Read().Frames[0];
        int transparent = picture.PaletteOpacity is { } opacity ? Array.IndexOf(opacity, (byte)0) : -1;
        // One frame, and after its data only the trailer.
        int offset = (int)frame.DataOffset;
        return new GifEncodedFrame(frame.Palette, transparent, file.GetBuffer().AsMemory(offset, (int)file.Length - 1 - offset));
    }

    private static void WriteHead(Stream output, int width, int height, int frameCount)
    {
        Span<byte> screen = stackalloc byte[7];
        screen.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(screen, (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(screen.Slice(2), (ushort)height);
        // 8 bits a primary colour; palettes come with the frames.
        screen[4] = 0x70;
        output.Write("GIF89a"u8);
        output.Write(screen);
        if (frameCount > 1)
            output.Write([(byte)GifBlock.Extension, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
    }

    private static void WriteFrame(Stream output, GifEncodedFrame frame, int width, int height, bool clears, int time)
    {
        var disposal = clears ? GifDisposal.Clear : GifDisposal.Keep;
        int flags = ((int)disposal << 2) | (frame.Transparent >= 0 ? TransparentFlag : 0);
        output.Write([(byte)GifBlock.Extension, 0xF9, 4, (byte)flags, (byte)time, (byte)(time >> 8), (byte)Math.Max(0, frame.Transparent), 0]);
        int bits = 1;
        while (3 << bits < frame.Palette.Length)
            bits++;
        output.Write([(byte)GifBlock.Image, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), (byte)(LocalPaletteFlag | (bits - 1))]);
        output.Write(frame.Palette);
        output.Write(frame.Data.Span);
    }
}
