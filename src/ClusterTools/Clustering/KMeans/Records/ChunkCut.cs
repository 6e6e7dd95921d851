namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>How the fixed chunks of all records are cut by a shard: chunks that lie in it, and pieces of those that begin before it or end behind it.</summary>
/// <remarks>Sums in double are those of the chunks of the whole, whatever the shards: a piece goes on with the sum that the shard before handed over. A shard that holds all
/// records has no pieces.</remarks>
/// <param name="first">The number of the shard's first record among all.</param>
/// <param name="count">Its records.</param>
/// <param name="rows">Records of a chunk.</param>
/// <param name="total">All records.</param>
internal readonly struct ChunkCut(int first, int count, int rows, int total)
{
    /// <summary>Records of a chunk that begins before the shard: the first of the shard. 0 for none.</summary>
    public int Head { get; } = count == 0 || first % rows == 0 ? 0 : Math.Min(count, rows - (first % rows));

    /// <summary>How many records of the first chunk lie before the shard.</summary>
    public int Lead => first % rows;

    /// <summary>Whether that chunk ends in the shard.</summary>
    public bool HeadEnds => Head > 0 && ((first + Head) % rows == 0 || first + Head == total);

    /// <summary>Chunks that lie wholly in the shard.</summary>
    public int Whole => (first + count == total ? count - Head + rows - 1 : count - Head) / rows;

    /// <summary>The number, among all chunks, of the one that the shard's first record is in.</summary>
    public int FirstChunk => first / rows;

    /// <summary>The number, among all chunks, of the first that lies wholly in the shard.</summary>
    public int FirstWhole => (first + Head) / rows;

    /// <summary>Records of a chunk that ends behind the shard and begins in it: the last of the shard. 0 for none.</summary>
    public int Tail => Math.Max(0, count - Head - ((int)Math.Min(Whole * (long)rows, int.MaxValue)));

    /// <summary>The first record, in the shard, of a chunk that lies wholly in it.</summary>
    /// <param name="chunk">The chunk: 0 for the first of them.</param>
    public int StartOf(int chunk) => Head + (chunk * rows);

    /// <summary>The records of that chunk.</summary>
    public int CountOf(int chunk) => Math.Min(rows, count - StartOf(chunk));
}
