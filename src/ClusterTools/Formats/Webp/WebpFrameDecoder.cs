using System.Buffers.Binary;
using ClusterTools.Formats.ImageSharp;
using ClusterTools.Formats.Webp.Lossless;

namespace ClusterTools.Formats.Webp;

/// <summary>Decodes one frame by ImageSharp, which reads still pictures only: it receives a file with the frame's data alone.</summary>
internal static class WebpFrameDecoder
{
    private const int FileHeaderLength = 12;
    private const int ChunkHeaderLength = 8;
    private const int ExtendedLength = 10;
    private const byte AlphaFlag = 0x10;
    private const int CompressionMask = 3;
    private const int LosslessCompression = 1;

    /// <summary>Decodes a frame.</summary>
    /// <param name="file">The file that it is in.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="channelCount">3 for RGB, 4 for RGBA.</param>
    /// <param name="destination">Gets its pixels.</param>
    /// <param name="token">Looked at before and between the steps.</param>
    /// <exception cref="InvalidDataException">Its data are damaged.</exception>
    public static void Decode(Stream file, WebpFrame frame, int channelCount, Span<byte> destination, CancellationToken token)
    {
        using var still = new MemoryStream(Still(file, frame), writable: false);
        CodecPixels.Decode(new SixLabors.ImageSharp.Formats.Webp.WebpDecoder { IgnoreMetadata = true }, still, frame.Width, frame.Height, channelCount, destination, token);
    }

    private static byte[] Still(Stream file, WebpFrame frame)
    {
        int length = FileHeaderLength + Padded(frame.Data.Length);
        if (frame.Alpha is { } apart)
            length = checked(length + ChunkHeaderLength + ExtendedLength + Padded(apart.Length));
        var still = new byte[length];
        "RIFF"u8.CopyTo(still);
        BinaryPrimitives.WriteInt32LittleEndian(still.AsSpan(4), length - ChunkHeaderLength);
        "WEBP"u8.CopyTo(still.AsSpan(8));
        int place = FileHeaderLength;
        if (frame.Alpha is { } alpha)
        {
            WriteHeader(still, ref place, WebpChunkType.Extended, ExtendedLength);
            still[place] = AlphaFlag;
            WriteUInt24(still.AsSpan(place + 4), frame.Width - 1);
            WriteUInt24(still.AsSpan(place + 7), frame.Height - 1);
            place += ExtendedLength;
            var opacity = Copy(file, alpha, still, ref place);
            if (!opacity.IsEmpty && (opacity.Span[0] & CompressionMask) == LosslessCompression)
                LosslessGroups.Require(opacity.Slice(1), frame.Width, frame.Height, hasHeader: false);
        }

        var data = Copy(file, frame.Data, still, ref place);
        if (frame.Data.Type == WebpChunkType.Lossless)
            LosslessGroups.Require(data, frame.Width, frame.Height, hasHeader: true);
        // After lossy data, ImageSharp takes the padding byte for a chunk.
        return frame.Data.Type == WebpChunkType.Lossy && (frame.Data.Length & 1) != 0 ? still.AsSpan(0, length - 1).ToArray() : still;
    }

    private static ReadOnlyMemory<byte> Copy(Stream file, WebpChunk chunk, byte[] target, ref int place)
    {
        WriteHeader(target, ref place, chunk.Type, chunk.Length);
        file.Position = chunk.Offset;
        if (file.ReadAtLeast(target.AsSpan(place, chunk.Length), chunk.Length, throwOnEndOfStream: false) < chunk.Length)
            throw new InvalidDataException(SR.FileShrank);
        var copy = target.AsMemory(place, chunk.Length);
        place += chunk.Length + (chunk.Length & 1);
        return copy;
    }

    private static void WriteHeader(byte[] target, ref int place, uint type, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target.AsSpan(place), type);
        BinaryPrimitives.WriteInt32LittleEndian(target.AsSpan(place + 4), length);
        place += ChunkHeaderLength;
    }

    private static void WriteUInt24(Span<byte> bytes, int value) => (bytes[0], bytes[1], bytes[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));

    private static int Padded(int length) => checked(ChunkHeaderLength + length + (length & 1));
}
