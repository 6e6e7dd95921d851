namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>How a shard cuts the fixed chunks of all records: chunks that are entirely in it, and parts of those that start before it or end after it.</summary>
/// <remarks>Sums in double are those of the chunks of the whole data, however it is sharded: a partial chunk continues the sum that the previous shard handed over. A shard
/// that holds all records has no partial chunks.</remarks>
/// <param name="first">The global index of the shard's first record.</param>
/// <param name="count">The number of records in the shard.</param>
/// <param name="rows">Records per chunk.</param>
/// <param name="total">The number of records in all shards.</param>
internal readonly struct ChunkCut(int first, int count, int rows, int total)
{
    /// <summary>The number of records, at the start of the shard, of a chunk that starts before it; 0 for none.</summary>
    public int Head { get; } = count == 0 || first % rows == 0 ? 0 : Math.Min(count, rows - (first % rows));

    /// <summary>Whether that chunk ends in the shard.</summary>
    public bool HeadEnds => Head > 0 && ((first + Head) % rows == 0 || first + Head == total);

    /// <summary>The number of chunks that are entirely in the shard.</summary>
    public int Whole => (first + count == total ? count - Head + rows - 1 : count - Head) / rows;

    /// <summary>The number of records, at the end of the shard, of a chunk that starts in it and ends after it; 0 for none.</summary>
    public int Tail => Math.Max(0, count - Head - ((int)Math.Min(Whole * (long)rows, int.MaxValue)));

    /// <summary>The local index of the first record of a chunk that is entirely in the shard.</summary>
    /// <param name="chunk">The chunk: 0 for the first of them.</param>
    public int StartOf(int chunk) => Head + (chunk * rows);

    /// <summary>The number of records of a chunk that is entirely in the shard.</summary>
    public int CountOf(int chunk) => Math.Min(rows, count - StartOf(chunk));
}
