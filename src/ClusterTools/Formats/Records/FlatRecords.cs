using ClusterTools.Formats.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Records;

/// <summary>Reads records that are stored contiguously in a file, as plain numbers.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="element">The numbers.</param>
/// <param name="skip">Leading numbers of each record to leave out.</param>
/// <param name="token">Looked at between chunks.</param>
/// <param name="progress">Receives the number of bytes read.</param>
internal sealed class FlatRecords(string path, SeriesElement element, int skip, CancellationToken token, ProgressCounter progress)
{
    private const int ChunkBytes = 1 << 20;

    private readonly byte[] _scratch = new byte[ChunkBytes];

    /// <summary>Fills part of an array with the records that follow in a stream.</summary>
    /// <param name="source">The stream, buffered where records are small and a part of each is left out.</param>
    /// <param name="target">The array.</param>
    /// <param name="first">The first record to fill.</param>
    /// <param name="count">The records to fill.</param>
    /// <exception cref="ImageFormatException">The file ends before.</exception>
    public void Read(Stream source, SeriesArray target, long first, long count)
    {
        if (skip == 0)
        {
            ReadRun(source, target, first * target.Length, count * target.Length);
            return;
        }

        for (long record = first; record < first + count; record++)
        {
            ReadRun(source, null, 0, skip);
            ReadRun(source, target, record * target.Length, target.Length);
        }
    }

    /// <summary>Reads values, whatever records they belong to, into the array from a position on; without an array they are left out.</summary>
    public void ReadRun(Stream source, SeriesArray? target, long position, long count)
    {
        while (count > 0)
        {
            token.ThrowIfCancellationRequested();
            int take = (int)Math.Min(count, ChunkBytes / element.Stored.Size);
            var bytes = _scratch.AsSpan(0, take * element.Stored.Size);
            if (source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw new ImageFormatException(path, SR.FileShrank);
            if (target is not null)
                element.Decode(bytes, target.GetBytes(position, take));
            position += take;
            count -= take;
            progress.Add(bytes.Length);
        }
    }
}
