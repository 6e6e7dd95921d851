namespace ClusterTools.Formats.Parquet.Compression;

/// <summary>Blocks of LZ4: literals and copies of earlier output.</summary>
internal static class Lz4Block
{
    private const int LeastCopy = 4;
    private const int Extended = 15;

    /// <summary>Unpacks a block.</summary>
    /// <param name="source">The block.</param>
    /// <param name="destination">Filled with its content.</param>
    /// <exception cref="InvalidDataException">It is damaged, or its content has another length.</exception>
    public static void Unpack(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int from = 0, to = 0;
        while (from < source.Length)
        {
            int token = source[from++];
            int literal = ReadLength(source, ref from, token >> 4);
            if (literal > source.Length - from || literal > destination.Length - to)
                throw Damaged();
            source.Slice(from, literal).CopyTo(destination.Slice(to));
            from += literal;
            to += literal;

            // The last sequence has no copy.
            if (from == source.Length)
                break;
            if (source.Length - from < 2)
                throw Damaged();
            int offset = source[from] | (source[from + 1] << 8);
            from += 2;
            if (!Repeats.Copy(destination, ref to, offset, ReadLength(source, ref from, token & Extended) + LeastCopy))
                throw Damaged();
        }

        if (to != destination.Length)
            throw Damaged();
    }

    private static int ReadLength(ReadOnlySpan<byte> source, ref int position, int length)
    {
        if (length < Extended)
            return length;
        for (int part = byte.MaxValue; part == byte.MaxValue;)
        {
            if (position >= source.Length || length > int.MaxValue / 2)
                throw Damaged();
            part = source[position++];
            length += part;
        }

        return length;
    }

    private static InvalidDataException Damaged() => new(string.Format(SR.ParquetPacked, "LZ4"));
}
