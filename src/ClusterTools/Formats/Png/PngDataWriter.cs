namespace ClusterTools.Formats.Png;

/// <summary>Cuts the compressed picture into IDAT chunks of 64 KB. Disposing writes the last one.</summary>
internal sealed class PngDataWriter(Stream output) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _count;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int part = Math.Min(count, _buffer.Length - _count);
            Buffer.BlockCopy(buffer, offset, _buffer, _count, part);
            _count += part;
            offset += part;
            count -= part;
            if (_count == _buffer.Length)
                WriteChunk();
        }
    }

    public override void Flush()
    {
        // A chunk ends where it is full, not where the deflater happens to flush.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _count > 0)
            WriteChunk();
        base.Dispose(disposing);
    }

    private void WriteChunk()
    {
        PngChunkWriter.Write(output, PngChunkType.Data, _buffer.AsSpan(0, _count));
        _count = 0;
    }
}
