using System.Buffers.Binary;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Png;

/// <summary>Writes chunks: length, type, data, checksum.</summary>
internal static class PngChunkWriter
{
    public static void Write(Stream output, uint type, ReadOnlySpan<byte> data)
    {
        Span<byte> frame = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.Slice(4), type);
        output.Write(frame);
        output.Write(data);
        uint checksum = Crc32.Append(Crc32.Compute(frame.Slice(4)), data);
        BinaryPrimitives.WriteUInt32BigEndian(frame, checksum);
        output.Write(frame.Slice(0, 4));
    }
}
