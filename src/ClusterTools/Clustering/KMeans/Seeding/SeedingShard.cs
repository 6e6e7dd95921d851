using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The records of a shard, and the state of the runs that are seeded together: a block of records is read once for all of them. Dot products in float determine
/// which records a trial may be nearer to (<see cref="Numerics.Kernels.Filters.TrialFilter"/>); only their distances are computed in double, column by column (<see
/// cref="Numerics.Kernels.TrialKernel"/>), so that they are identical on every machine.</summary>
internal sealed class SeedingShard : IDisposable
{
    private const int ManyRows = 8 * RecordGroup.Size;
    private readonly RecordShard _shard;
    private readonly FitPlan _plan;
    private readonly SeedingChunks _chunks;
    private readonly double[]? _weights;
    private readonly SeedingWorker?[] _workers;
    private readonly int _unitRows;
    private readonly int _units;
    private PlusPlusState[] _states = [];

    public SeedingShard(RecordShard shard, FitPlan plan, int total)
    {
        _shard = shard;
        _plan = plan;
        _chunks = new SeedingChunks(shard, total);

        // Small chunks are processed in pairs where one is not a whole number of groups.
        int rows = _chunks.Rows;
        _unitRows = rows % RecordGroup.Size == 0 || rows >= ManyRows ? rows : 2 * rows;
        _units = ChunkedParallel.ChunkCount(_chunks.Places, _unitRows);
        _workers = new SeedingWorker?[ChunkedParallel.WorkerCount(_units, plan.Execution)];
        if (shard.Weights is { } weights)
        {
            _weights = new double[PlusPlusState.RoomFor(_chunks.Places)];
            weights.CopyTo(_weights, _chunks.Lead);
        }
    }

    /// <summary>Starts runs without a centroid: every record is sampled in proportion to its weight.</summary>
    /// <param name="starts">The number of runs.</param>
    /// <param name="sums">The weights of the preceding shards; those of this one are added.</param>
    public TrialSums Begin(int starts, TrialSums sums)
    {
        var potentials = new double[_chunks.Count];
        for (int chunk = 0; chunk < potentials.Length; chunk++)
        {
            int start = chunk * _chunks.Rows;
            for (int place = Math.Max(start, _chunks.Lead); place < _chunks.EndOf(chunk); place++)
                sums.Open[(place - start) % LaneSums.Lanes * Numerics.Kernels.TrialKernel.PointCount] += _weights is null ? 1 : _weights[place];
            if (!_chunks.Ends(chunk))
                break;
            potentials[chunk] = TrialSums.Fold(sums.Open, 0);
            sums.Add(0, _chunks.FirstChunk + chunk, potentials[chunk]);
            sums.Open.AsSpan().Clear();
        }

        _states = [.. Enumerable.Range(0, starts).Select(_ => new PlusPlusState(_plan, _shard, _chunks, (double[])potentials.Clone()))];
        return sums;
    }

    /// <summary>Accepts the best trial centroids, and finds the chunks of the sampled records.</summary>
    /// <param name="live">The runs that sample a record.</param>
    /// <param name="accepted">The accepted trial of each; −1 for none.</param>
    /// <param name="draws">Their draws.</param>
    public PlusPlusDraw[][] FindChunks(int[] live, int[] accepted, PlusPlusDraw[][] draws)
    {
        ChunkedParallel.For(live.Length, _plan.Execution, (s, _) =>
        {
            if (accepted[s] >= 0)
                _states[live[s]].Accept(accepted[s]);
            foreach (var draw in draws[s])
                _states[live[s]].FindChunk(draw);
        });
        return draws;
    }

    /// <summary>Finds the sampled records.</summary>
    /// <param name="live">The runs that sample a record.</param>
    /// <param name="draws">Their draws.</param>
    public PlusPlusDraw[][] FindRows(int[] live, PlusPlusDraw[][] draws)
    {
        ChunkedParallel.For(live.Length, _plan.Execution, (s, _) =>
        {
            foreach (var draw in draws[s])
                _states[live[s]].FindRow(draw, _weights);
        });
        return draws;
    }

    /// <summary>Computes the potentials that trial centroids would leave in the chunks that are entirely in the shard.</summary>
    /// <param name="live">The runs that have trials.</param>
    /// <param name="trials">The values of each run's trials, contiguous.</param>
    public SeedingShard Try(int[] live, double[][] trials)
    {
        PlusPlusState[] states = Array.ConvertAll(live, s => _states[s]);
        ChunkedParallel.For(states.Length, _plan.Execution, (s, _) => states[s].Try(trials[s], trials[s].Length / _shard.Records.Length));
        ChunkedParallel.For(_units, _plan.Execution, (unit, worker) =>
        {
            var own = _workers[worker] ??= new SeedingWorker(_shard, _plan, _chunks, _weights, Math.Min(_unitRows, _chunks.Places));
            int first = unit * _unitRows;
            own.Run(states, first, (int)Math.Min(_chunks.Places, first + (long)_unitRows));
        });
        return this;
    }

    /// <summary>Adds the potentials that the trials would leave to those of the preceding shards.</summary>
    /// <param name="live">The runs that have trials.</param>
    /// <param name="sums">The potentials of the preceding records, for each run's trials.</param>
    public TrialSums[] AddTo(int[] live, TrialSums[] sums)
    {
        ChunkedParallel.For(live.Length, _plan.Execution, (s, _) => _states[live[s]].AddTo(sums[s], _weights));
        return sums;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker?.Dispose();
    }
}
