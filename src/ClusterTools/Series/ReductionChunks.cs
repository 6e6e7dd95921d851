using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Splits records into chunks for reductions whose partial sums are as long as a record: few enough chunks that the partial sums stay small for any length.</summary>
internal readonly struct ReductionChunks
{
    private const long MostPartialValues = 1L << 22;
    private const int MostChunks = 128;
    private const int LeastChunkValues = 1 << 16;
    private const int TileValues = 1 << 14;

    private readonly int _records;
    private readonly int _size;

    /// <param name="records">The number of records.</param>
    /// <param name="length">Values per record.</param>
    /// <param name="partialLength">The length of a chunk's partial sums; null for that of a record.</param>
    public ReductionChunks(int records, int length, long? partialLength = null)
    {
        _records = records;
        int most = (int)Math.Clamp(MostPartialValues / (partialLength ?? length), 1, MostChunks);
        _size = Math.Max((int)(((long)records + most - 1) / most), Math.Max(1, LeastChunkValues / length));
        Count = ChunkedParallel.ChunkCount(records, _size);
        TileRows = Math.Max(1, TileValues / length);
    }

    /// <summary>The number of chunks.</summary>
    public int Count { get; }

    /// <summary>The number of records to read at a time within a chunk.</summary>
    public int TileRows { get; }

    public int First(int chunk) => chunk * _size;

    public int End(int chunk) => (int)Math.Min(_records, ((long)chunk + 1) * _size);
}
