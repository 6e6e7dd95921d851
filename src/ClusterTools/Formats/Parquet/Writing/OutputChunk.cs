using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>The values of a column in a group of rows, ready to be written.</summary>
internal sealed class OutputChunk
{
    /// <summary>The rows.</summary>
    public required int Count { get; init; }

    /// <summary>The values that are not missing, plain; or their indices into the dictionary.</summary>
    public required byte[] Values { get; init; }

    /// <summary>The distinct values, plain, where <see cref="Values"/> are indices; otherwise null.</summary>
    public byte[]? Dictionary { get; init; }

    /// <summary>The number of distinct values.</summary>
    public int DictionaryCount { get; init; }

    /// <summary>How the values are written.</summary>
    public ParquetEncoding Encoding => Dictionary is null ? ParquetEncoding.Plain : ParquetEncoding.RunLengthDictionary;

    /// <summary>Which values are not missing, as runs; null for a column without missing ones.</summary>
    public byte[]? Levels { get; init; }
}
