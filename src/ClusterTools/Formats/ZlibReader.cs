using System.IO.Compression;

namespace ClusterTools.Formats;

/// <summary>Inflates a zlib stream (RFC 1950) piece by piece and checks its checksum at the end. Never inflates more than it is asked for.</summary>
internal sealed class ZlibReader : IDisposable
{
    private readonly TailStream _compressed;
    private readonly DeflateStream _inflater;
    private uint _checksum = 1;
    private long _count;

    /// <summary>Reads the header of the stream.</summary>
    /// <exception cref="InvalidDataException">It is not one of zlib.</exception>
    public ZlibReader(Stream compressed)
    {
        int method = compressed.ReadByte();
        int flags = compressed.ReadByte();
        if (flags < 0 || (method & 0x0F) != 8 || ((method << 8) | flags) % 31 != 0 || (flags & 0x20) != 0)
            throw new InvalidDataException(SR.ZlibHeaderInvalid);
        _compressed = new TailStream(compressed);
        _inflater = new DeflateStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>Fills <paramref name="destination"/> with the next bytes.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged or has no more.</exception>
    public void ReadExactly(Span<byte> destination)
    {
        int read = 0;
        while (read < destination.Length)
        {
            int count = Inflate(destination.Slice(read));
            if (count == 0)
                throw new InvalidDataException(string.Format(SR.ZlibTooShort, _count + read));
            read += count;
        }

        _checksum = Adler32.Append(_checksum, destination);
        _count += read;
    }

    /// <summary>Requires that the stream ends here, with the right checksum.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void RequireEnd()
    {
        Span<byte> beyond = stackalloc byte[1];
        if (Inflate(beyond) != 0)
            throw new InvalidDataException(string.Format(SR.ZlibTooLong, _count));
        // The inflater reads ahead in blocks; all that is left of the stream ends with the checksum.
        if (_compressed.Last4BytesAtEnd() != _checksum)
            throw new InvalidDataException(SR.ZlibChecksumWrong);
    }

    /// <inheritdoc/>
    public void Dispose() => _inflater.Dispose();

    private int Inflate(Span<byte> destination)
    {
        try
        {
            return _inflater.Read(destination);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(string.Format(SR.ZlibDamaged, _count), e);
        }
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
            byte[] rest = new byte[1 << 12];
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
