using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The squared distances of the records of one shard from their centroids, summed chunk by chunk: for chunks that are entirely in it, and for its partial
/// chunks.</summary>
internal sealed class ShardInertia
{
    private readonly LabelledShard _shard;
    private readonly double[] _centroids;
    private readonly ChunkCut _cut;
    private readonly double[] _chunks;

    /// <summary>Sums over the chunks that are entirely in the shard.</summary>
    /// <param name="shard">The records and their labels.</param>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="cut">The shard's chunks.</param>
    /// <param name="rows">Records per chunk.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public ShardInertia(LabelledShard shard, double[] centroids, ChunkCut cut, int rows, ExecutionOptions execution)
    {
        (_shard, _centroids, _cut) = (shard, centroids, cut);
        _chunks = new double[cut.Whole];
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(_chunks.Length, execution), rows * shard.Records.Records.Length);
        ChunkedParallel.For(_chunks.Length, execution, (chunk, worker) => _chunks[chunk] = Add(0, cut.StartOf(chunk), cut.CountOf(chunk), scratches[worker]));
    }

    /// <summary>Adds the chunks to those of the preceding shards.</summary>
    /// <param name="sum">The sums of the chunks so far.</param>
    public ChunkedSum AddTo(ChunkedSum sum)
    {
        var scratch = new double[Math.Max(_cut.Head, _cut.Tail) * _shard.Records.Records.Length];
        if (_cut.Head > 0)
        {
            sum.Open = Add(sum.Open, 0, _cut.Head, scratch);
            if (_cut.HeadEnds)
                sum.EndChunk();
        }

        foreach (double chunk in _chunks)
            sum.Add(chunk);
        if (_cut.Tail > 0)
            sum.Open = Add(0, _shard.Labels.Length - _cut.Tail, _cut.Tail, scratch);
        return sum;
    }

    private double Add(double sum, int first, int count, double[] scratch)
    {
        var records = _shard.Records.Records;
        int length = records.Length;
        var tile = records.Read(first, count, scratch);
        for (int i = 0; i < count; i++)
        {
            double distance = LaneSums.SquaredDistance(tile.Slice(i * length, length), _centroids.AsSpan(_shard.Labels[first + i] * length, length));
            sum += _shard.Records.Weights is { } weights ? weights[first + i] * distance : distance;
        }

        return sum;
    }
}
