namespace ClusterTools.Formats.Tiff.Compression;

/// <summary>Runs of equal bytes (TIFF 6.0, section 9).</summary>
internal static class PackBits
{
    private const int LongestRun = 128;

    /// <summary>Decodes until <paramref name="destination"/> is full or the data end; a run that leads over the end is cut there.</summary>
    /// <returns>The bytes decoded.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int read = 0;
        int written = 0;
        while (written < destination.Length && read < source.Length)
        {
            int control = unchecked((sbyte)source[read++]);
            int room = destination.Length - written;
            if (control >= 0)
            {
                int count = Math.Min(Math.Min(control + 1, room), source.Length - read);
                source.Slice(read, count).CopyTo(destination.Slice(written));
                read += count;
                written += count;
            }
            else if (control != sbyte.MinValue && read < source.Length)
            {
                int count = Math.Min(1 - control, room);
                destination.Slice(written, count).Fill(source[read++]);
                written += count;
            }
        }

        return written;
    }

    /// <summary>Encodes one row; runs must not cross rows.</summary>
    public static void Encode(ReadOnlySpan<byte> row, Stream output)
    {
        int start = 0;
        while (start < row.Length)
        {
            int run = RunLength(row.Slice(start));
            if (run >= 2)
            {
                output.WriteByte(unchecked((byte)(1 - run)));
                output.WriteByte(row[start]);
                start += run;
                continue;
            }

            // A run of two inside other bytes is not worth ending them for.
            int end = start + 1;
            while (end < row.Length && end - start < LongestRun && RunLength(row.Slice(end)) < 3)
                end++;
            output.WriteByte((byte)(end - start - 1));
            output.Write(row.Slice(start, end - start));
            start = end;
        }
    }

    private static int RunLength(ReadOnlySpan<byte> data)
    {
        int length = 1;
        while (length < data.Length && length < LongestRun && data[length] == data[0])
            length++;
        return length;
    }
}
