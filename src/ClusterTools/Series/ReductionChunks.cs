using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>How records are cut up where each chunk keeps sums as long as a record: few enough chunks for their sums to stay small, whatever the length.</summary>
internal readonly struct ReductionChunks
{
    private const long MostPartialValues = 1L << 22;
    private const int MostChunks = 128;
    private const int LeastChunkValues = 1 << 16;
    private const int TileValues = 1 << 14;

    private readonly int _records;
    private readonly int _size;

    /// <param name="records">The records.</param>
    /// <param name="length">Values of a record.</param>
    /// <param name="partialLength">Values that a chunk sums up, where that is not one for each of a record.</param>
    public ReductionChunks(int records, int length, long? partialLength = null)
    {
        _records = records;
        int most = (int)Math.Clamp(MostPartialValues / (partialLength ?? length), 1, MostChunks);
        _size = Math.Max((int)(((long)records + most - 1) / most), Math.Max(1, LeastChunkValues / length));
        Count = ChunkedParallel.ChunkCount(records, _size);
        TileRows = Math.Max(1, TileValues / length);
    }

    /// <summary>Chunks.</summary>
    public int Count { get; }

    /// <summary>Records to read at once inside a chunk.</summary>
    public int TileRows { get; }

    public int First(int chunk) => chunk * _size;

    public int End(int chunk) => (int)Math.Min(_records, ((long)chunk + 1) * _size);
}
