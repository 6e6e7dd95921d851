namespace ClusterTools.Files;

/// <summary>A file that several threads can read at once, each from its own offset: no shared position, no buffer.</summary>
internal sealed partial class PositionalFile : IDisposable
{
    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The length in bytes when the file was opened.</summary>
    public long Length { get; }

    /// <summary>Reads until <paramref name="destination"/> is full or the file ends, and returns the number of bytes read.</summary>
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
    /// <exception cref="EndOfStreamException">The file ends before that; the message gives the offset.</exception>
    public void ReadExactly(long offset, Span<byte> destination)
    {
        int read = Read(offset, destination);
        if (read < destination.Length)
            throw new EndOfStreamException(string.Format(SR.FileEndsEarly, offset + read, offset + destination.Length));
    }
}
