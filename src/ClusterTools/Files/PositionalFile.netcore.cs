using Microsoft.Win32.SafeHandles;

namespace ClusterTools.Files;

internal sealed partial class PositionalFile
{
    private readonly SafeFileHandle _handle;

    /// <summary>Opens a file for reading.</summary>
    public PositionalFile(string path)
    {
        Path = path;
        _handle = File.OpenHandle(path);
        Length = RandomAccess.GetLength(_handle);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private int ReadSome(long offset, Span<byte> destination) => RandomAccess.Read(_handle, destination, offset);
}
