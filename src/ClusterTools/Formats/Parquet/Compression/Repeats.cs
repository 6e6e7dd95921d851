namespace ClusterTools.Formats.Parquet.Compression;

/// <summary>Copies within what is unpacked, as Snappy and LZ4 require.</summary>
internal static class Repeats
{
    /// <summary>Repeats bytes that came before; where they overlap with what is written, they repeat themselves.</summary>
    /// <param name="destination">What is unpacked so far, and the rest.</param>
    /// <param name="to">Where the rest begins; moved on.</param>
    /// <param name="offset">How far back the bytes are.</param>
    /// <param name="length">Their number.</param>
    /// <returns>False where they are not there, or do not fit.</returns>
    public static bool Copy(Span<byte> destination, ref int to, int offset, int length)
    {
        if (offset <= 0 || offset > to || length > destination.Length - to)
            return false;
        if (offset >= length)
        {
            destination.Slice(to - offset, length).CopyTo(destination.Slice(to));
            to += length;
            return true;
        }

        for (int end = to + length; to < end; to++)
            destination[to] = destination[to - offset];
        return true;
    }
}
