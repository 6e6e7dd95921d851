namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Replaces indices by the values of a dictionary.</summary>
internal static class DictionaryIndices
{
    private const int Slice = 1024;

    /// <summary>Looks up the values of a page.</summary>
    /// <param name="data">The width of an index, then the indices.</param>
    /// <param name="dictionary">The values; null where the chunk has no dictionary.</param>
    /// <param name="destination">Filled with the value of each index.</param>
    /// <exception cref="InvalidDataException">There is no dictionary, or an index is beyond it.</exception>
    public static void Read<T>(ReadOnlySpan<byte> data, T[]? dictionary, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        if (dictionary is null || data.IsEmpty)
            throw new InvalidDataException(SR.ParquetDictionary);
        var reader = new RunLengthReader(data.Slice(1), data[0]);
        Span<int> indices = stackalloc int[Slice];
        while (!destination.IsEmpty)
        {
            var some = indices.Slice(0, Math.Min(Slice, destination.Length));
            reader.Read(some);
            for (int i = 0; i < some.Length; i++)
                destination[i] = (uint)some[i] < (uint)dictionary.Length ? dictionary[some[i]] : throw new InvalidDataException(SR.ParquetDictionary);
            destination = destination.Slice(some.Length);
        }
    }
}
