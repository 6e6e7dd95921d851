namespace ClusterTools.Files;

internal sealed partial class PositionalFile
{
    private readonly FileStream _stream;

    /// <summary>Opens a file for reading.</summary>
    public PositionalFile(string path)
    {
        Path = path;
        // A buffer of one byte is none: readers bring their own.
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Length = _stream.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // This framework has no read at a place, so threads take turns.
    private int ReadSome(long offset, Span<byte> destination)
    {
        lock (_stream)
        {
            _stream.Position = offset;
            return _stream.Read(destination);
        }
    }
}
