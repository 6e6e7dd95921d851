using ClusterTools.Threading;

namespace ClusterTools.Formats.Csv;

/// <summary>Passes reads through, reports their progress, and ends them when the operation is cancelled.</summary>
internal sealed class CountedStream(Stream inner, ExecutionOptions execution, string activity, long total) : Stream
{
    private readonly ProgressCounter _progress = new(execution.Progress, activity, total);

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        execution.CancellationToken.ThrowIfCancellationRequested();
        int read = inner.Read(buffer, offset, count);
        _progress.Add(read);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
