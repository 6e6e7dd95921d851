namespace ClusterTools.Series.Stores;

/// <summary>Copies some columns of stored records, as bytes.</summary>
internal static class StoredColumns
{
    /// <param name="source">The records.</param>
    /// <param name="length">The values of a source record.</param>
    /// <param name="size">The bytes of a value.</param>
    /// <param name="places">The columns to copy, in this order.</param>
    /// <param name="destination">Room for as many records of that many values.</param>
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
