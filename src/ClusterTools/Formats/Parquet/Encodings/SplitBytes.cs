namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Joins the bytes of values that are stored as the first bytes of all, then the second ones, and so on (BYTE_STREAM_SPLIT).</summary>
internal static class SplitBytes
{
    /// <summary>The values, contiguous.</summary>
    /// <exception cref="InvalidDataException">There are fewer bytes than values need.</exception>
    public static byte[] Join(ReadOnlySpan<byte> data, int count, int size)
    {
        if ((long)count * size > data.Length)
            throw new InvalidDataException(SR.ParquetPageData);
        var joined = new byte[count * size];
        for (int part = 0; part < size; part++)
        {
            var stream = data.Slice(part * count, count);
            for (int i = 0; i < count; i++)
                joined[(i * size) + part] = stream[i];
        }

        return joined;
    }
}
