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

    public ReductionChunks(int records, int length)
    {
        _records = records;
        int most = (int)Math.Clamp(MostPartialValues / length, 1, MostChunks);
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
