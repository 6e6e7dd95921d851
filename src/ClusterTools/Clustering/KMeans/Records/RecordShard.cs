using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The contiguous range of records of a fit that one shard holds.</summary>
/// <param name="records">The records; may be empty.</param>
/// <param name="weights">The weight of each; null for equal weights.</param>
/// <param name="first">The global index of the first record.</param>
internal sealed class RecordShard(RecordSource records, double[]? weights, int first)
{
    private int[]? _positiveWeightRecords;

    public RecordSource Records => records;

    /// <summary>The weight of each; null for equal weights.</summary>
    public double[]? Weights => weights;

    /// <summary>The global index of the first record.</summary>
    public int First => first;

    /// <summary>The number of records.</summary>
    public int Count => records.Count;

    /// <summary>The global index after the last record (exclusive end).</summary>
    public int End => first + records.Count;

    /// <summary>The local indices of the records with a weight above 0.</summary>
    public int[] PositiveWeightRecords => _positiveWeightRecords ??= [.. Enumerable.Range(0, Count).Where(i => weights is null || weights[i] > 0)];

    /// <summary>Whether the shard holds a record.</summary>
    /// <param name="row">Its global index.</param>
    public bool Holds(int row) => row >= first && row < End;

    /// <summary>The weight of a record, by local index.</summary>
    public double Weight(int record) => weights is null ? 1 : weights[record];

    /// <summary>The same records from another source.</summary>
    public RecordShard With(RecordSource source) => new(source, weights, first);

    /// <summary>The shard's chunks and partial chunks.</summary>
    /// <param name="rows">Records per chunk.</param>
    /// <param name="total">The number of records in all shards.</param>
    public ChunkCut Cut(int rows, int total) => new(first, Count, rows, total);
}
