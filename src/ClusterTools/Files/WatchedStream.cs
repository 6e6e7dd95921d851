using ClusterTools.Threading;

namespace ClusterTools.Files;

/// <summary>Passes what is written to another stream; stops when cancelled, and counts the bytes. So a writer of a format needs to know of neither.</summary>
internal sealed class WatchedStream(Stream inner, CancellationToken cancellationToken, ProgressCounter? progress) : Stream
{
    // Large pieces are cut, so that cancelling does not wait for them.
    private const int PieceLength = 1 << 22;

    public override bool CanRead => false;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => true;

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
            progress?.Add(piece);
            offset += piece;
            count -= piece;
        }
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
