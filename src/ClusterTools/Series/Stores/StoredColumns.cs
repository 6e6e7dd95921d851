namespace ClusterTools.Series.Stores;

/// <summary>Copies selected columns of stored records, as bytes.</summary>
internal static class StoredColumns
{
    /// <param name="source">The records.</param>
    /// <param name="length">Values per source record.</param>
    /// <param name="size">Bytes per value.</param>
    /// <param name="places">The columns to copy, in this order.</param>
    /// <param name="destination">A buffer for the same number of records with those columns.</param>
    public static void Copy(ReadOnlySpan<byte> source, int length, int size, int[] places, Span<byte> destination)
    {
        int recordBytes = length * size;
        int at = 0;
        for (int record = 0; record < source.Length; record += recordBytes)
        {
            foreach (int place in places)
            {
                source.Slice(record + (place * size), size).CopyTo(destination.Slice(at));
                at += size;
            }
        }
    }
}
