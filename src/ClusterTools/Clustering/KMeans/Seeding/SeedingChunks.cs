using ClusterTools.Clustering.KMeans.Records;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Where the records of a shard lie in the fixed chunks of all records. A place is a record's number counted from the beginning of the shard's first chunk, so
/// that chunks begin at the same places, and groups and words with them, however the records are cut.</summary>
internal sealed class SeedingChunks
{
    private const int ChunkValues = 1 << 15;
    private readonly bool _tailIsOpen;

    /// <summary>Finds the places.</summary>
    /// <param name="shard">The records.</param>
    /// <param name="total">All records.</param>
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

    /// <summary>Records of a chunk.</summary>
    public int Rows { get; }

    /// <summary>Places of the first chunk that lie before the shard.</summary>
    public int Lead { get; }

    /// <summary>Places, those before the shard included.</summary>
    public int Places { get; }

    /// <summary>Chunks that the shard has a record of.</summary>
    public int Count { get; }

    /// <summary>The number of the first among all chunks.</summary>
    public int FirstChunk { get; }

    /// <summary>Whether all records of a chunk lie in the shard.</summary>
    public bool IsWhole(int chunk) => (chunk > 0 || Lead == 0) && Ends(chunk);

    /// <summary>Whether a chunk ends in the shard.</summary>
    public bool Ends(int chunk) => chunk < Count - 1 || !_tailIsOpen;

    /// <summary>The place after the last of a chunk that the shard has a record at.</summary>
    public int EndOf(int chunk) => (int)Math.Min(Places, (chunk + 1L) * Rows);
}
