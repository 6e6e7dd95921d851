using ClusterTools.Numerics.Elements;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The records that the workers of a shard move between clusters in a pass of one fit.</summary>
internal sealed class ShardSums
{
    private readonly RecordShard _shard;
    private readonly int[]? _counts;
    private readonly MovedSums[] _workers;

    /// <summary>Allocates one set of sums per worker, filled on first use.</summary>
    /// <param name="layout">Shape and quanta.</param>
    /// <param name="shard">The records.</param>
    /// <param name="source">The same records in the form that passes read.</param>
    /// <param name="counts">The multiplicity of each of those; null for 1.</param>
    /// <param name="workerCount">The maximum number of workers.</param>
    public ShardSums(SumLayout layout, RecordShard shard, RecordSource source, int[]? counts, int workerCount)
    {
        _shard = shard;
        _counts = counts;
        HoldsBytes = layout.FitsBytes && source.Store.ElementType == ElementType.UInt8;
        _workers = new MovedSums[workerCount];
        for (int i = 0; i < workerCount; i++)
            _workers[i] = new MovedSums(layout);
    }

    /// <summary>Whether byte records may be moved as bytes, which takes a fraction of the time.</summary>
    public bool HoldsBytes { get; }

    /// <summary>The sums of each worker.</summary>
    public IReadOnlyList<MovedSums> Workers => _workers;

    /// <summary>Moves a record on behalf of a worker.</summary>
    /// <param name="worker">The index of the worker.</param>
    /// <param name="row">The index of the record in the pass: where duplicates are collapsed, a distinct record, which moves with its multiplicity.</param>
    /// <param name="record">Its values.</param>
    /// <param name="from">The cluster it leaves; −1 for none.</param>
    /// <param name="to">The cluster it joins.</param>
    public void Move(int worker, int row, ReadOnlySpan<double> record, int from, int to) =>
        _workers[worker].Move(record, _shard.Weights is null ? 1 : _shard.Weights[row], _counts?[row] ?? 1, from, to);

    /// <inheritdoc cref="Move(int, int, ReadOnlySpan{double}, int, int)"/>
    public void Move(int worker, int row, ReadOnlySpan<byte> record, int from, int to) => _workers[worker].Move(record, _counts?[row] ?? 1, from, to);
}
