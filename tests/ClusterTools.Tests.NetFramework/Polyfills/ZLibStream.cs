using System.Buffers.Binary;

namespace System.IO.Compression;

/// <summary>The framework's stream of this name, for writing: a deflate stream between a zlib header and a checksum.</summary>
internal sealed class ZLibStream : Stream
{
    private const uint AdlerModulus = 65521;
    private readonly Stream _output;
    private readonly DeflateStream _deflate;
    private uint _low = 1, _high;

    public ZLibStream(Stream output, CompressionLevel level, bool leaveOpen)
    {
        if (!leaveOpen)
            throw new NotSupportedException();
        _output = output;
        output.Write([0x78, 0x9C], 0, 2);
        _deflate = new DeflateStream(output, level, leaveOpen: true);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _deflate.Write(buffer, offset, count);
        foreach (byte value in buffer.AsSpan(offset, count))
        {
            _low = (_low + value) % AdlerModulus;
            _high = (_high + _low) % AdlerModulus;
        }
    }

    public override void Flush() => _deflate.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate.Dispose();
            byte[] checksum = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(checksum, (_high << 16) | _low);
            _output.Write(checksum, 0, checksum.Length);
        }

        base.Dispose(disposing);
    }
}
