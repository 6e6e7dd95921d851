using ClusterTools.Formats.Parquet.Encodings;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Parquet;

/// <summary>Reads a column of text.</summary>
/// <param name="take">Receives each value, or null where it is missing.</param>
internal sealed class TextPages(Action<string?> take) : IPageTarget
{
    private string[]? _dictionary;

    /// <inheritdoc/>
    public bool IsDone => false;

    /// <inheritdoc/>
    public void BeginChunk() => _dictionary = null;

    /// <inheritdoc/>
    public void TakeDictionary(ReadOnlySpan<byte> data, int count) => _dictionary = Decode(ParquetEncoding.Plain, data, count);

    /// <inheritdoc/>
    public void TakeValues(ParquetEncoding encoding, ReadOnlySpan<byte> data, ReadOnlySpan<bool> present, int count)
    {
        string[] values;
        if (encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RunLengthDictionary)
            DictionaryIndices.Read(data, _dictionary, values = new string[count]);
        else
            values = Decode(encoding, data, count);
        int next = 0;
        foreach (bool isPresent in present)
            take(isPresent ? values[next++] : null);
    }

    private static string[] Decode(ParquetEncoding encoding, ReadOnlySpan<byte> data, int count)
    {
        var values = new string[count];
        ByteArrays.Read(encoding, data, count, null, (index, bytes) => values[index] = TextEncoding.Decode(bytes));
        return values;
    }
}
