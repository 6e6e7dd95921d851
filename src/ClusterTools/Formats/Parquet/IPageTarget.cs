using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet;

/// <summary>Takes the pages of a column.</summary>
internal interface IPageTarget
{
    /// <summary>Whether the pages after this one are not needed.</summary>
    bool IsDone { get; }

    /// <summary>Begins a chunk, which has a dictionary of its own or none.</summary>
    void BeginChunk();

    /// <summary>Takes the dictionary of a chunk.</summary>
    /// <param name="data">Its values, plain.</param>
    /// <param name="count">Their number.</param>
    void TakeDictionary(ReadOnlySpan<byte> data, int count);

    /// <summary>Takes the values of a page.</summary>
    /// <param name="encoding">How they are written.</param>
    /// <param name="data">Those that are not missing.</param>
    /// <param name="present">Which values of the page are not missing.</param>
    /// <param name="count">The number of those.</param>
    void TakeValues(ParquetEncoding encoding, ReadOnlySpan<byte> data, ReadOnlySpan<bool> present, int count);
}
