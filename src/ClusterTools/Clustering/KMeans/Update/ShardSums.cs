using ClusterTools.Numerics.Elements;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>What the workers of a shard move from cluster to cluster in a pass of one fit.</summary>
internal sealed class ShardSums
{
    private readonly RecordShard _shard;
    private readonly int[]? _counts;
    private readonly MovedSums[] _workers;

    /// <summary>Makes room.</summary>
    /// <param name="layout">Shape and quanta.</param>
    /// <param name="shard">The records.</param>
    /// <param name="source">The same as passes go over them.</param>
    /// <param name="counts">How often each of those occurs; null for once.</param>
    /// <param name="workerCount">The most workers.</param>
    public ShardSums(SumLayout layout, RecordShard shard, RecordSource source, int[]? counts, int workerCount)
    {
        _shard = shard;
        _counts = counts;
        HoldsBytes = layout.FitsBytes && source.Store.ElementType == ElementType.UInt8;
        _workers = new MovedSums[workerCount];
        for (int i = 0; i < workerCount; i++)
            _workers[i] = new MovedSums(layout);
    }

    /// <summary>Whether records of the pass may be moved as the bytes that they are, which takes a fraction of the time.</summary>
    public bool HoldsBytes { get; }

    /// <summary>What each worker moved.</summary>
    public IReadOnlyList<MovedSums> Workers => _workers;

    /// <summary>Moves a record on behalf of a worker.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="row">The record of the pass: where duplicates are collapsed, a distinct one, which moves as often as it occurs.</param>
    /// <param name="record">Its values.</param>
    /// <param name="from">The cluster it leaves; −1 for none.</param>
    /// <param name="to">The cluster it joins.</param>
    public void Move(int worker, int row, ReadOnlySpan<double> record, int from, int to) =>
        _workers[worker].Move(record, _shard.Weights is null ? 1 : _shard.Weights[row], _counts?[row] ?? 1, from, to);

    /// <inheritdoc cref="Move(int, int, ReadOnlySpan{double}, int, int)"/>
    public void Move(int worker, int row, ReadOnlySpan<byte> record, int from, int to) => _workers[worker].Move(record, _counts?[row] ?? 1, from, to);
}
