using ClusterTools.Clustering.KMeans.Records;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Where the records of a shard lie in the fixed chunks of all records. A record's place is its offset from the start of the shard's first chunk, so that chunks,
/// groups and words start at the same places however the records are sharded.</summary>
internal sealed class SeedingChunks
{
    private const int ChunkValues = 1 << 15;
    private readonly bool _tailIsOpen;

    /// <summary>Computes the places.</summary>
    /// <param name="shard">The records.</param>
    /// <param name="total">The number of records in all shards.</param>
    public SeedingChunks(RecordShard shard, int total)
    {
        Rows = Math.Max(1, ChunkValues / shard.Records.Length / PlusPlusState.WordSize) * PlusPlusState.WordSize;
        if (shard.Count == 0)
            return;
        Lead = shard.First % Rows;
        FirstChunk = shard.First / Rows;
        Places = checked(Lead + shard.Count);
        Count = (Places + Rows - 1) / Rows;
        _tailIsOpen = Places % Rows != 0 && shard.End < total;
    }

    /// <summary>Records per chunk.</summary>
    public int Rows { get; }

    /// <summary>The number of places of the first chunk that precede the shard.</summary>
    public int Lead { get; }

    /// <summary>The number of places, including those before the shard.</summary>
    public int Places { get; }

    /// <summary>The number of chunks of which the shard has a record.</summary>
    public int Count { get; }

    /// <summary>The global index of the first chunk.</summary>
    public int FirstChunk { get; }

    /// <summary>Whether all records of a chunk lie in the shard.</summary>
    public bool IsWhole(int chunk) => (chunk > 0 || Lead == 0) && Ends(chunk);

    /// <summary>Whether a chunk ends in the shard.</summary>
    public bool Ends(int chunk) => chunk < Count - 1 || !_tailIsOpen;

    /// <summary>The exclusive end of a chunk's places in the shard.</summary>
    public int EndOf(int chunk) => (int)Math.Min(Places, (chunk + 1L) * Rows);
}
