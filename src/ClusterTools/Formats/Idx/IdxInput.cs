using ClusterTools.Formats.Compression;

namespace ClusterTools.Formats.Idx;

/// <summary>An IDX file, plain or compressed, whose data have been seen to be there, so that its header may be believed.</summary>
internal sealed class IdxInput
{
    private IdxInput(string path, IdxHeader header, bool isCompressed)
    {
        Path = path;
        Header = header;
        IsCompressed = isCompressed;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What it says of itself.</summary>
    public IdxHeader Header { get; }

    /// <summary>Whether it is a gzip file.</summary>
    public bool IsCompressed { get; }

    /// <summary>Reads the header and checks that as much data follow as it says; compressed data are unpacked for that and dropped.</summary>
    /// <exception cref="ImageFormatException">The file is malformed, or longer or shorter than its header says.</exception>
    public static IdxInput Open(string path, CancellationToken cancellationToken)
    {
        using var stream = OpenUnpacked(path);
        return Guard(path, () =>
        {
            var header = IdxHeader.Read(path, stream);
            bool isCompressed = stream is GzipInput;
            long found = isCompressed ? CountUpTo(stream, header.DataBytes + 1, cancellationToken) : stream.Length - header.DataOffset;
            if (found < header.DataBytes)
                throw new ImageFormatException(path, string.Format(SR.NpyTooFewBytes, string.Join("x", header.Shape), header.DataBytes, found));
            if (found > header.DataBytes)
                throw new ImageFormatException(path, string.Format(SR.IdxTooLong, string.Join("x", header.Shape), header.DataBytes));
            return new IdxInput(path, header, isCompressed);
        });
    }

    /// <summary>Hands the elements, as a stream at their beginning, to <paramref name="read"/>.</summary>
    public void Read(Action<Stream> read)
    {
        using var stream = OpenUnpacked(Path);
        Guard(Path, () =>
        {
            IdxHeader.Read(Path, stream);
            read(stream);
            return true;
        });
    }

    private static Stream OpenUnpacked(string path) => Guard(path, () => GzipInput.Open(path));

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw new ImageFormatException(path, e.Message, innerException: e);
        }
    }

    private static long CountUpTo(Stream stream, long limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        long count = 0;
        while (count < limit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = stream.Read(buffer, 0, buffer.Length);
            if (read == 0)
                break;
            count += read;
        }

        return count;
    }
}
