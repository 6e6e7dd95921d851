namespace ClusterTools.Formats;

/// <summary>The stream that an inflater reads from. It remembers whether reading failed, which distinguishes an unreadable file from damaged data: the inflater of Mono throws an
/// <see cref="IOException"/> for those, where .NET and .NET Framework throw an <see cref="InvalidDataException"/>.</summary>
internal class InflaterSource(Stream inner) : Stream
{
    private bool _failed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    protected Stream Inner => inner;

    /// <summary>Whether what the inflater threw says that the data are damaged.</summary>
    public bool IsDamage(Exception error) => error is InvalidDataException || (error is IOException && !_failed);

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return inner.Read(buffer, offset, count);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
