namespace ClusterTools.Files;

internal sealed partial class PositionalFile
{
    private readonly FileStream _stream;

    /// <summary>Opens a file for reading.</summary>
    public PositionalFile(string path)
    {
        Path = path;
        // A buffer size of 1 disables buffering: readers have their own buffers.
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Length = _stream.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // This framework has no positional read, so threads take turns.
    private int ReadSome(long offset, Span<byte> destination)
    {
        lock (_stream)
        {
            _stream.Position = offset;
            return _stream.Read(destination);
        }
    }
}
