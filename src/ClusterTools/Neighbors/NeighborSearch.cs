using System.Runtime.CompilerServices;
using ClusterTools.Distances;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Looks up some queries at a time: candidates by scores with a bound, then the nearest of them in double.</summary>
internal sealed class NeighborSearch
{
    private const int ChunkGroups = 8;
    private const int ChunkRecords = ChunkGroups * RecordGroup.Size;

    private readonly RecordSource _records;
    private readonly NeighborDistance _distance;
    private readonly double? _radius;
    private readonly int _wanted;
    private readonly Centring _centring;
    private readonly BoundPilot _pilot;
    private readonly KernelSet _kernel;
    private readonly ProgressCounter _progress;
    private readonly ExecutionOptions _execution;
    private readonly bool _angles;

    public NeighborSearch(RecordSource records, NeighborOptions options, int wanted, double largest, KernelSet kernel, ProgressCounter progress, ExecutionOptions execution)
    {
        _records = records;
        _distance = options.Distance;
        _radius = options.Radius;
        _wanted = wanted;
        _kernel = kernel;
        _progress = progress;
        _execution = execution;
        _angles = records.IsNormalized;
        bool inDouble = _angles || records.Store.ElementType == ElementType.Float64;
        _centring = Centring.At(Origin(records, execution), _angles ? 1 : largest, inDouble);
        _pilot = new BoundPilot(records, _centring, execution);
    }

    /// <summary>Finds the neighbours of some queries.</summary>
    /// <param name="queries">The queries, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="take">Takes the neighbours of one query, from any thread.</param>
    public void Find(ReadOnlySpan<double> queries, int count, Action<int, Neighbor[]> take)
    {
        double[] points = queries.Slice(0, count * _records.Length).ToArray();
        double[] norms = SquaredNorms(points, count);
        float[] limits = Limits(norms);
        CandidateLists lists;
        if (_distance == NeighborDistance.Manhattan)
        {
            lists = new CandidateLists(_wanted, limits);
            Collect(() => new AbsoluteSums(_records, points, new CandidateStage(lists)));
        }
        else
        {
            var products = new ProductQueries(points, _records.Length, _centring, _angles, norms, _kernel);
            using var bounded = _pilot.Try(products, _wanted, limits);
            lists = new CandidateLists(_wanted, limits);
            if (bounded is null)
                Collect(() => new FullProducts(products, new CandidateStage(lists), new GroupReader(_records, _centring)));
            else
                Collect(() => new BoundedProducts(bounded, new CandidateStage(lists), new GroupReader(_records, _centring)));
        }

        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(count, _execution), _records.Length);
        ChunkedParallel.For(count, _execution, (q, worker) => take(q, Decide(points.AsSpan(q * _records.Length, _records.Length), lists[q], scratches[worker])));
    }

    /// <summary>Near the mean for differences; for angles it must be zero. Any point gives the same answer, a near one sooner, so some records stand for all.</summary>
    private static double[] Origin(RecordSource records, ExecutionOptions execution)
    {
        const int Sample = 256;
        var mean = new double[records.Length];
        if (records.IsNormalized)
            return mean;
        var scratch = new double[records.Length];
        int step = Math.Max(1, records.Count / Sample);
        int taken = 0;
        for (long i = 0; i < records.Count; i += step)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            Columns.Add(mean, records.Read((int)i, 1, scratch));
            taken++;
        }

        for (int j = 0; j < mean.Length; j++)
            mean[j] /= taken;
        return mean;
    }

    /// <summary>The squared norms of the queries as the kernels see them.</summary>
    private double[] SquaredNorms(double[] points, int count)
    {
        var norms = new double[count];
        ChunkedParallel.For(count, _execution, (q, _) =>
        {
            var point = points.AsSpan(q * _records.Length, _records.Length);
            double squared = 0;
            for (int j = 0; j < point.Length; j++)
            {
                double value = (point[j] * _centring.Scale) - _centring.ScaledPoint[j];
                squared += value * value;
            }

            norms[q] = squared;
        });
        return norms;
    }

    /// <summary>The scores that a radius allows.</summary>
    private float[] Limits(double[] squaredNorms)
    {
        double unit = _centring.Scale * _centring.Scale;
        return Array.ConvertAll(squaredNorms, squared =>
        {
            double limit = (_radius, _distance) switch
            {
                (null, _) => double.PositiveInfinity,
                ({ } r, NeighborDistance.Manhattan) => r,
                ({ } r, NeighborDistance.Euclidean) => (r * r * unit) - squared,
                ({ } r, NeighborDistance.Cosine or NeighborDistance.Correlation) => 2 * unit * (r - 1),
                _ => throw EnumGuard.Undefined(_distance),
            };

            // Rounded up, with room for the rounding of these lines.
            double room = _radius is { } radius && !double.IsInfinity(limit) ? PortableMath.PowerOfTwo(-21) * (Math.Abs(limit) + squared + (_angles ? radius : 0)) : 0;
            return (float)(limit + room);
        });
    }

    /// <summary>Goes over all records, chunk by chunk.</summary>
    /// <param name="create">Makes what a worker has of its own.</param>
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
            double measure = Measure(query, _records.Read(candidate.Record, 1, scratch));
            if (_radius is null || Finish(measure) <= _radius)
                found.Add(new Neighbor(candidate.Record, measure));
        }

        found.Sort();
        if (found.Count > _wanted)
            found.RemoveRange(_wanted, found.Count - _wanted);
        return [.. found.Select(f => f with { Distance = Finish(f.Distance) })];
    }

    /// <summary>What decides: the distance, or its square.</summary>
    private double Measure(ReadOnlySpan<double> query, ReadOnlySpan<double> record)
    {
        if (_angles)
            return Math.Max(0, 1 - LaneSums.Dot(query, record));
        if (_distance == NeighborDistance.Euclidean)
            return LaneSums.SquaredDistance(query, record);
        double sum = 0;
        for (int j = 0; j < query.Length; j++)
            sum += Math.Abs(query[j] - record[j]);
        return sum;
    }

    private double Finish(double measure) => _distance == NeighborDistance.Euclidean ? Math.Sqrt(measure) : measure;
}
