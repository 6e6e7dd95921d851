namespace ClusterTools.Formats.Png;

/// <summary>The data of consecutive IDAT chunks as one stream; every chunk's checksum must be right.</summary>
internal sealed class PngDataReader : Stream
{
    private readonly PngChunkReader _chunks;
    private bool _ended;

    /// <summary>Begins at the chunk that comes next, which is the first one.</summary>
    public PngDataReader(PngChunkReader chunks)
    {
        _chunks = chunks;
        _chunks.Enter();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (!_ended && _chunks.Remaining == 0)
        {
            _chunks.Leave();
            _chunks.Enter();
            _ended = _chunks.Type != PngChunkType.Data;
        }

        return _ended ? 0 : _chunks.Read(buffer, offset, count);
    }

    /// <summary>Goes through the chunks after the data, which have been read to their end: the file must be whole.</summary>
    public void RequireEnd()
    {
        for (; _chunks.Type != PngChunkType.End; _chunks.Enter())
        {
            PngContentReader.RequireSkippable(_chunks);
            _chunks.Skip();
        }

        _chunks.ReadAll();
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
