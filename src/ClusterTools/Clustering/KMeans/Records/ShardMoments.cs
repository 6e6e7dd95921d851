using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The moments of the records of one shard: of the chunks that are entirely in it, and of its partial chunks.</summary>
internal sealed class ShardMoments
{
    private const int StepValues = 1 << 12;
    private const int MaximumStep = 128;
    private readonly RecordShard _shard;
    private readonly Func<ChunkMoments> _newChunk;
    private readonly int _step;
    private readonly ChunkCut _cut;
    private readonly ChunkMoments[] _chunks;

    /// <summary>Computes the moments of the chunks that are entirely in the shard.</summary>
    /// <param name="shard">The records.</param>
    /// <param name="cut">The shard's chunks.</param>
    /// <param name="step">The number of records read at a time (<see cref="StepOf"/>).</param>
    /// <param name="newChunk">Creates the moments of a chunk.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public ShardMoments(RecordShard shard, ChunkCut cut, int step, Func<ChunkMoments> newChunk, ExecutionOptions execution)
    {
        (_shard, _cut, _step, _newChunk) = (shard, cut, step, newChunk);
        _chunks = new ChunkMoments[cut.Whole];
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(_chunks.Length, execution), step * shard.Records.Length);
        ChunkedParallel.For(_chunks.Length, execution, (chunk, worker) =>
        {
            _chunks[chunk] = newChunk();
            Add(_chunks[chunk], cut.StartOf(chunk), cut.CountOf(chunk), scratches[worker], execution.CancellationToken);
            _chunks[chunk].Complete();
        });
    }

    /// <summary>The number of records that are read, and whose squares are summed, at a time.</summary>
    /// <param name="length">Columns: values per record.</param>
    /// <param name="rows">Records per chunk.</param>
    public static int StepOf(int length, int rows) => Math.Max(1, Math.Min(Math.Min(rows, MaximumStep), StepValues / length));

    /// <summary>Adds the chunks to those of the preceding shards.</summary>
    public MomentTotals AddTo(MomentTotals totals)
    {
        var scratch = new double[_step * _shard.Records.Length];
        if (_cut.Head > 0)
        {
            Add(totals.Open!, 0, _cut.Head, scratch, CancellationToken.None);
            if (_cut.HeadEnds)
            {
                totals.Open!.Complete();
                totals.Add(totals.Open);
                totals.Open = null;
            }
        }

        foreach (var chunk in _chunks)
            totals.Add(chunk);
        if (_cut.Tail > 0)
            Add(totals.Open = _newChunk(), _shard.Count - _cut.Tail, _cut.Tail, scratch, CancellationToken.None);
        return totals;
    }

    private void Add(ChunkMoments chunk, int first, int count, double[] scratch, CancellationToken token)
    {
        int length = _shard.Records.Length;
        for (int end = first + count; first < end; first += _step)
        {
            token.ThrowIfCancellationRequested();
            int n = Math.Min(_step, end - first);
            var tile = _shard.Records.Read(first, n, scratch);
            for (int i = 0; i < n; i++)
            {
                var record = tile.Slice(i * length, length);
                chunk.Add(record, _shard.Weight(first + i));
                if (_shard.Records.IsNormalized && IsZero(record))
                    chunk.ZeroRecords++;
            }
        }
    }

    private static bool IsZero(ReadOnlySpan<double> record)
    {
        foreach (double value in record)
        {
            if (value != 0)
                return false;
        }

        return true;
    }
}
