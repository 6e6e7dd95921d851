using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Processes queries in batches: candidates by scores with a bound, then the nearest of them in double.</summary>
internal sealed class NeighborSearch
{
    private const int ChunkGroups = 8;
    private const int ChunkRecords = ChunkGroups * RecordGroup.Size;

    private readonly RecordSource _records;
    private readonly ScoredSpace _space;
    private readonly double? _radius;
    private readonly int _wanted;
    private readonly BoundPilot _pilot;
    private readonly KernelSet _kernel;
    private readonly ProgressCounter _progress;
    private readonly ExecutionOptions _execution;

    public NeighborSearch(RecordSource records, NeighborOptions options, int wanted, double largest, KernelSet kernel, ProgressCounter progress, ExecutionOptions execution)
    {
        _records = records;
        _space = new ScoredSpace(records, options.Distance, largest, execution);
        _radius = options.Radius;
        _wanted = wanted;
        _kernel = kernel;
        _progress = progress;
        _execution = execution;
        _pilot = new BoundPilot(records, _space.Centring, execution);
    }

    /// <summary>Finds the neighbours of some queries.</summary>
    /// <param name="queries">The queries, row-major.</param>
    /// <param name="count">The number of queries.</param>
    /// <param name="take">Receives the neighbours of one query; called from any thread.</param>
    public void Find(ReadOnlySpan<double> queries, int count, Action<int, Neighbor[]> take)
    {
        double[] points = queries.Slice(0, count * _records.Length).ToArray();
        double[] norms = _space.SquaredNorms(points, _execution);
        float[] limits = Array.ConvertAll(norms, norm => _space.Limits(norm, _radius).Upper);
        CandidateLists lists;
        if (_space.Distance == NeighborDistance.Manhattan)
        {
            lists = new CandidateLists(_wanted, limits);
            Collect(() => new AbsoluteSums(_records, points, new CandidateStage(lists)));
        }
        else
        {
            var products = new ProductQueries(points, _records.Length, _space.Centring, _space.Angles, norms, _kernel);
            using var bounded = _pilot.Try(products, _wanted, limits);
            lists = new CandidateLists(_wanted, limits);
            if (bounded is null)
                Collect(() => new FullProducts(products, new CandidateStage(lists), new GroupReader(_records, _space.Centring)));
            else
                Collect(() => new BoundedProducts(bounded, new CandidateStage(lists), new GroupReader(_records, _space.Centring)));
        }

        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(count, _execution), _records.Length);
        ChunkedParallel.For(count, _execution, (q, worker) => take(q, Decide(points.AsSpan(q * _records.Length, _records.Length), lists[q], scratches[worker])));
    }

    /// <summary>Goes over all records, chunk by chunk.</summary>
    /// <param name="create">Creates the state of a worker.</param>
    private void Collect(Func<ICandidateWorker> create)
    {
        int chunks = ChunkedParallel.ChunkCount(_records.Count, ChunkRecords);
        var workers = new ICandidateWorker?[ChunkedParallel.WorkerCount(chunks, _execution)];
        try
        {
            ChunkedParallel.For(chunks, _execution, (chunk, worker) =>
            {
                var own = workers[worker] ??= create();
                int end = (int)Math.Min(_records.Count, (chunk + 1L) * ChunkRecords);
                int first = chunk * ChunkRecords;
                own.Take(first, end - first);
                _progress.Add(end - first);
            });
            foreach (var worker in workers)
                worker?.Finish();
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private Neighbor[] Decide(ReadOnlySpan<double> query, CandidateList all, double[] scratch)
    {
        all.Cut();
        var found = new List<Neighbor>(all.Count);
        foreach (var candidate in all.Candidates)
        {
            double measure = _space.Measure(query, _records.Read(candidate.Record, 1, scratch));
            if (_radius is null || _space.Finish(measure) <= _radius)
                found.Add(new Neighbor(candidate.Record, measure));
        }

        found.Sort();
        if (found.Count > _wanted)
            found.RemoveRange(_wanted, found.Count - _wanted);
        return [.. found.Select(f => f with { Distance = _space.Finish(f.Distance) })];
    }
}
