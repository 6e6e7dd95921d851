namespace ClusterTools.Files;

/// <summary>A file that several threads may read at once, each from its own place: no shared position, no buffer in between.</summary>
internal sealed partial class PositionalFile : IDisposable
{
    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>Reads until <paramref name="destination"/> is full or the file ends, and says how much that was.</summary>
    public int Read(long offset, Span<byte> destination)
    {
        int total = 0;
        while (total < destination.Length)
        {
            int read = ReadSome(offset + total, destination.Slice(total));
            if (read == 0)
                break;
            total += read;
        }

        return total;
    }

    /// <summary>Fills <paramref name="destination"/>.</summary>
    /// <exception cref="EndOfStreamException">The file ends before; its message says where.</exception>
    public void ReadExactly(long offset, Span<byte> destination)
    {
        int read = Read(offset, destination);
        if (read < destination.Length)
            throw new EndOfStreamException(string.Format(SR.FileEndsEarly, offset + read, offset + destination.Length));
    }
}
