using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>A run of the records of a fit, which one shard holds.</summary>
/// <param name="records">The records; there may be none.</param>
/// <param name="weights">The weight of each; null where records have none.</param>
/// <param name="first">The number of the first among all records.</param>
internal sealed class RecordShard(RecordSource records, double[]? weights, int first)
{
    private int[]? _weighty;

    /// <summary>The records.</summary>
    public RecordSource Records => records;

    /// <summary>The weight of each; null where records have none.</summary>
    public double[]? Weights => weights;

    /// <summary>The number of the first among all records.</summary>
    public int First => first;

    /// <summary>Records.</summary>
    public int Count => records.Count;

    /// <summary>The number, among all records, of the one after the last.</summary>
    public int End => first + records.Count;

    /// <summary>The records whose weight is above 0, numbered in the shard.</summary>
    public int[] Weighty => _weighty ??= [.. Enumerable.Range(0, Count).Where(i => weights is null || weights[i] > 0)];

    /// <summary>Whether the shard holds a record.</summary>
    /// <param name="row">Its number among all records.</param>
    public bool Holds(int row) => row >= first && row < End;

    /// <summary>The weight of a record, numbered in the shard.</summary>
    public double Weight(int record) => weights is null ? 1 : weights[record];

    /// <summary>The same records from another source.</summary>
    public RecordShard With(RecordSource source) => new(source, weights, first);

    /// <summary>The part of the shard in chunks of the whole.</summary>
    /// <param name="rows">Records of a chunk.</param>
    /// <param name="total">All records.</param>
    public ChunkCut Cut(int rows, int total) => new(first, Count, rows, total);
}
