namespace ClusterTools.Files;

/// <summary>Passes what is read and written on to another stream until it is cancelled, so that the reader or writer of a format need not know of that.</summary>
internal sealed class CancellableStream(Stream inner, CancellationToken cancellationToken) : Stream
{
    // Large pieces are cut, so that cancelling does not wait for them.
    private const int PieceLength = 1 << 22;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int piece = Math.Min(count, PieceLength);
            inner.Write(buffer, offset, piece);
            offset += piece;
            count -= piece;
        }
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return inner.Read(buffer, offset, count);
    }
}
