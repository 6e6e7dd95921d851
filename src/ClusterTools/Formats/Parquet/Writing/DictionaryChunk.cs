namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Makes chunks of values that often repeat, with a dictionary where half of them do.</summary>
internal static class DictionaryChunk
{
    private const int LargestDictionary = 1 << 16;

    /// <summary>The chunk of some values.</summary>
    /// <param name="values">The values that are not missing.</param>
    /// <param name="plain">Writes values plain.</param>
    /// <param name="count">The rows; null where none is missing.</param>
    /// <param name="levels">Which ones are not missing, as runs; null for a column without missing ones.</param>
    public static OutputChunk Of<T>(T[] values, Func<T[], byte[]> plain, int? count = null, byte[]? levels = null)
        where T : notnull
    {
        int rows = count ?? values.Length;
        var codes = new Dictionary<T, int>();
        var indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!codes.TryGetValue(values[i], out int code))
                codes.Add(values[i], code = codes.Count);
            indices[i] = code;
            if (codes.Count > LargestDictionary || codes.Count > (values.Length + 3) / 2)
                return new OutputChunk { Count = rows, Values = plain(values), Levels = levels };
        }

        var different = new T[codes.Count];
        foreach (var entry in codes)
            different[entry.Value] = entry.Key;
        return new OutputChunk { Count = rows, Values = IndexPage.Of(indices, codes.Count), Levels = levels, Dictionary = plain(different), DictionaryCount = codes.Count };
    }
}
