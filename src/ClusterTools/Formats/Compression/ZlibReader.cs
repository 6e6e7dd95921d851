using System.Buffers.Binary;
using System.IO.Compression;

namespace ClusterTools.Formats.Compression;

/// <summary>Inflates a zlib stream (RFC 1950) piece by piece and checks its checksum at the end. Never inflates more than is requested.</summary>
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
    /// <exception cref="InvalidDataException">The stream is damaged or exhausted.</exception>
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
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, _checksum);
        // The inflater reads ahead in blocks and does not say where its data ended; some writers fill up after the checksum. So it is searched for in the remainder, where
        // a wrong one is found by chance once in a hundred thousand files that are damaged.
        if (_compressed.ReadTail().AsSpan().IndexOf(checksum) < 0)
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
        catch (Exception e) when (_compressed.IsDamage(e))
        {
            throw new InvalidDataException(string.Format(SR.ZlibDamaged, _count), e);
        }
    }

    /// <summary>Passes reads through and remembers where the last one went.</summary>
    private sealed class TailStream(Stream inner) : InflaterSource(inner)
    {
        private byte[] _block = [];
        private int _offset;
        private int _count;
        private uint _before;

        /// <summary>Reads to the end: the last block that was read, the 4 bytes before it and all that comes after, of which only the first 64 KB are kept.</summary>
        public byte[] ReadTail()
        {
            using var tail = new MemoryStream();
            for (int shift = 24; shift >= 0; shift -= 8)
                tail.WriteByte((byte)(_before >> shift));
            tail.Write(_block, _offset, _count);
            byte[] rest = new byte[1 << 12];
            for (int read = Inner.Read(rest, 0, rest.Length); read > 0; read = Inner.Read(rest, 0, rest.Length))
            {
                if (tail.Length < 1 << 16)
                    tail.Write(rest, 0, read);
            }

            return tail.ToArray();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            // The block before is still where it was read to: the inflater has one buffer, and asks again only when it has used all of it.
            for (int i = Math.Max(0, _count - 4); i < _count; i++)
                _before = (_before << 8) | _block[_offset + i];
            int read = base.Read(buffer, offset, count);
            (_block, _offset, _count) = (buffer, offset, read);
            return read;
        }
    }
}
