namespace ClusterTools.Files;

/// <summary>Forwards reads and writes to another stream until it is cancelled, so that readers and writers of formats need no cancellation of their own.</summary>
internal sealed class CancellableStream(Stream inner, CancellationToken cancellationToken) : Stream
{
    // Large reads and writes are split, so that cancellation does not wait for them.
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
