using System.IO.Compression;

namespace ClusterTools.Formats;

/// <summary>Inflates a zlib stream (RFC 1950) that holds a known number of bytes, as in PNG and TIFF, without ever asking for more than that.</summary>
internal static class ZlibInflater
{
    /// <summary>Inflates into <paramref name="destination"/>, which must be filled.</summary>
    /// <param name="compressed">The zlib stream; its position afterwards is undefined.</param>
    /// <param name="destination">As many bytes as the data ought to have. What the stream holds beyond is not read.</param>
    /// <param name="requireEnd">Whether the stream must end there, with the right Adler-32 checksum.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, too short, or its checksum is wrong.</exception>
    public static void Inflate(Stream compressed, Span<byte> destination, bool requireEnd)
    {
        int method = compressed.ReadByte();
        int flags = compressed.ReadByte();
        if (flags < 0 || (method & 0x0F) != 8 || ((method << 8) | flags) % 31 != 0 || (flags & 0x20) != 0)
            throw new InvalidDataException(SR.ZlibHeaderInvalid);
        var tail = new TailStream(compressed);
        using var inflater = new DeflateStream(tail, CompressionMode.Decompress, leaveOpen: true);
        int read = inflater.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (read < destination.Length)
            throw new InvalidDataException(string.Format(SR.ZlibTooShort, read, destination.Length));
        if (!requireEnd)
            return;
        Span<byte> beyond = stackalloc byte[1];
        if (inflater.Read(beyond) != 0)
            throw new InvalidDataException(string.Format(SR.ZlibTooLong, destination.Length));
        // The inflater reads ahead in blocks; all that is left of the stream ends with the checksum.
        if (tail.Last4BytesAtEnd() is not { } checksum || checksum != Adler32.Compute(destination))
            throw new InvalidDataException(SR.ZlibChecksumWrong);
    }

    /// <summary>Passes reads through and remembers the last four bytes.</summary>
    private sealed class TailStream(Stream inner) : Stream
    {
        private uint _last4;
        private long _count;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public uint? Last4BytesAtEnd()
        {
            byte[] rest = new byte[256];
            while (Read(rest, 0, rest.Length) > 0)
            {
            }

            return _count >= 4 ? _last4 : null;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = inner.Read(buffer, offset, count);
            _count += read;
            for (int i = Math.Max(0, read - 4); i < read; i++)
                _last4 = (_last4 << 8) | buffer[offset + i];
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
