using ClusterTools.Threading;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The records of a set sorted by cluster and cut into chunks. A record's index in this order is its place.</summary>
internal sealed class SilhouetteOrder
{
    private readonly LabelCode _code;
    private readonly int[] _ends;

    public SilhouetteOrder(LabelCode code, int chunkRecords)
    {
        ChunkRecords = chunkRecords;
        _code = code;
        Records = [.. Enumerable.Range(0, code.Codes.Length)];
        Array.Sort([.. code.Codes.Select((c, i) => ((long)c << 32) | (uint)i)], Records);
        _ends = [.. code.Sizes];
        for (int c = 1; c < _ends.Length; c++)
            _ends[c] += _ends[c - 1];
    }

    /// <summary>The record at each place.</summary>
    public int[] Records { get; }

    /// <summary>The number of records per chunk; the last may have fewer.</summary>
    public int ChunkRecords { get; }

    /// <summary>The number of chunks.</summary>
    public int ChunkCount => ChunkedParallel.ChunkCount(Records.Length, ChunkRecords);

    /// <summary>The first place of a chunk.</summary>
    public int Begin(int chunk) => chunk * ChunkRecords;

    /// <summary>The number of records in a chunk.</summary>
    public int CountOf(int chunk) => Math.Min(ChunkRecords, Records.Length - Begin(chunk));

    /// <summary>The cluster of the record at a place.</summary>
    public int ClusterAt(int place) => _code.Codes[Records[place]];

    /// <summary>The exclusive end of a cluster's places.</summary>
    public int End(int cluster) => _ends[cluster];

    /// <summary>The number of records in a cluster.</summary>
    public int Size(int cluster) => _code.Sizes[cluster];

    /// <summary>The cluster of a chunk's first record.</summary>
    public int FirstCluster(int chunk) => ClusterAt(Begin(chunk));

    /// <summary>The cluster of a chunk's last record.</summary>
    public int LastCluster(int chunk) => ClusterAt(Begin(chunk) + CountOf(chunk) - 1);
}
