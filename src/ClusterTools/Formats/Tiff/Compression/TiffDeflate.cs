using System.Buffers.Binary;
using System.IO.Compression;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Inflates the zlib stream of a strip or tile. Writers may leave bytes after it, or more rows in it than the page has.</summary>
internal static class TiffDeflate
{
    /// <summary>Decodes until <paramref name="destination"/> is full or the data end.</summary>
    /// <returns>The bytes decoded.</returns>
    /// <exception cref="InvalidDataException">The stream is damaged or its checksum is wrong.</exception>
    public static int Decode(byte[] buffer, int offset, int count, Span<byte> destination)
    {
        if (count < 2 || (buffer[offset] & 0x0F) != 8 || ((buffer[offset] << 8) | buffer[offset + 1]) % 31 != 0 || (buffer[offset + 1] & 0x20) != 0)
            throw new InvalidDataException(SR.ZlibHeaderInvalid);
        using var inflater = new DeflateStream(new MemoryStream(buffer, offset + 2, count - 2, writable: false), CompressionMode.Decompress);
        int read = 0;
        Span<byte> beyond = stackalloc byte[1];
        try
        {
            read = inflater.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (read < destination.Length || inflater.Read(beyond) > 0)
                return read;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException(string.Format(SR.ZlibDamaged, read), e);
        }

        // The data ended here, so their checksum follows. The inflater does not report where; it suffices that it is found anywhere.
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32.Compute(destination));
        if (buffer.AsSpan(offset, count).LastIndexOf(checksum) < 0)
            throw new InvalidDataException(SR.ZlibChecksumWrong);
        return read;
    }
}
