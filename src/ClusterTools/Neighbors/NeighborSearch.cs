using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Clustering;
using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Looks up some queries at a time: candidates by scores with a bound, then the nearest of them in double.</summary>
internal sealed unsafe class NeighborSearch
{
    private const int ChunkGroups = 8;

    private readonly RecordSource _records;
    private readonly NeighborDistance _distance;
    private readonly double? _radius;
    private readonly int _wanted;
    private readonly Centring _centring;
    private readonly TileKernel _kernel;
    private readonly ProgressCounter _progress;
    private readonly ExecutionOptions _execution;
    private readonly bool _angles;

    public NeighborSearch(RecordSource records, NeighborOptions options, int wanted, double largest, TileKernel kernel, ProgressCounter progress, ExecutionOptions execution)
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
    }

    /// <summary>Finds the neighbours of some queries.</summary>
    /// <param name="queries">The queries, one after the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="take">Takes the neighbours of one query, from any thread.</param>
    public void Find(ReadOnlySpan<double> queries, int count, Action<int, Neighbor[]> take)
    {
        double[] points = queries.Slice(0, count * _records.Length).ToArray();
        int groups = ChunkedParallel.ChunkCount(_records.Count, RecordGroup.Size);
        int chunks = ChunkedParallel.ChunkCount(groups, ChunkGroups);
        int workers = ChunkedParallel.WorkerCount(chunks, _execution);
        var lists = new CandidateList[workers][];
        var limits = Limits(points, count, out double largestNorm);
        for (int w = 0; w < workers; w++)
            lists[w] = [.. limits.Select(limit => new CandidateList(_wanted, limit))];
        if (_distance == NeighborDistance.Manhattan)
            CollectAbsolute(points, count, chunks, lists);
        else
            Collect(points, limits, chunks, lists, new ScoreBound(_records.Length, largestNorm));

        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(count, _execution), _records.Length);
        ChunkedParallel.For(count, _execution, (q, worker) => take(q, Decide(points.AsSpan(q * _records.Length, _records.Length), lists, q, scratches[worker])));
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

    /// <summary>The scores that a radius allows, and the largest norm of the queries.</summary>
    private float[] Limits(double[] points, int count, out double largestNorm)
    {
        var limits = new float[count];
        double unit = _centring.Scale * _centring.Scale;
        double largest = 0;
        for (int q = 0; q < count; q++)
        {
            double squared = 0;
            for (int j = 0; j < _records.Length; j++)
            {
                double value = (points[(q * _records.Length) + j] * _centring.Scale) - _centring.ScaledPoint[j];
                squared += value * value;
            }

            largest = Math.Max(largest, squared);
            double limit = (_radius, _distance) switch
            {
                (null, _) => double.PositiveInfinity,
                ({ } r, NeighborDistance.Manhattan) => r,
                ({ } r, NeighborDistance.Euclidean) => (r * r * unit) - squared,
                ({ } r, _) => 2 * unit * (r - 1),
            };

            // Rounded up, with room for the rounding of these lines.
            double room = _radius is { } radius && !double.IsInfinity(limit) ? PortableMath.PowerOfTwo(-21) * (Math.Abs(limit) + squared + (_angles ? radius : 0)) : 0;
            limits[q] = (float)(limit + room);
        }

        largestNorm = Math.Sqrt(largest);
        return limits;
    }

    /// <summary>Fills the lists. Workers tell each other their limits; when they come to know them changes what they collect, but not what is nearest.</summary>
    private void Collect(double[] points, float[] limits, int chunks, CandidateList[][] lists, ScoreBound bound)
    {
        var packed = _kernel.PackForProducts(points, _records.Length, _centring);
        var scratches = new GroupScratch?[lists.Length];
        var groups = new WorkerScratch<double>(lists.Length, _angles ? RecordGroup.Size * _records.Length : 0);
        try
        {
            ChunkedParallel.For(chunks, _execution, (chunk, worker) =>
            {
                var scratch = scratches[worker] ??= new GroupScratch(_records.Length, [packed], keepsProducts: true);
                int end = (int)Math.Min(_records.Count, (chunk + 1L) * ChunkGroups * RecordGroup.Size);
                for (int first = chunk * ChunkGroups * RecordGroup.Size; first < end; first += RecordGroup.Size)
                {
                    int records = Math.Min(RecordGroup.Size, end - first);
                    Score(first, records, groups[worker], packed, scratch);
                    Select(first, records, scratch, lists[worker], limits, bound);
                    _progress.Add(records);
                }
            });
        }
        finally
        {
            foreach (var scratch in scratches)
                scratch?.Dispose();
        }
    }

    private void Score(int first, int count, double[] group, PackedCentroids packed, GroupScratch scratch)
    {
        if (_angles)
        {
            _records.Read(first, count, group);
            fixed (double* values = group)
                Score((byte*)values, ElementType.Float64, count, packed, scratch);
        }
        else
        {
            fixed (byte* bytes = _records.Store.GetBytes(first, count))
                Score(bytes, _records.Store.ElementType, count, packed, scratch);
        }
    }

    private void Score(byte* rows, ElementType type, int count, PackedCentroids packed, GroupScratch scratch)
    {
        fixed (float* point = _centring.ScaledPoint)
        {
            var source = new GroupSource { Rows = rows, Type = type, Count = count, Columns = _records.Length, Point = point, Scale = _centring.Scale };
            _kernel.Products(source, packed, scratch);
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private void Select(int first, int count, GroupScratch scratch, CandidateList[] lists, float[] limits, ScoreBound bound)
    {
        float* low = stackalloc float[RecordGroup.Size];
        float* high = stackalloc float[RecordGroup.Size];
        for (int r = 0; r < RecordGroup.Size; r++)
        {
            // Places without a record are out of reach.
            float norm = _angles ? 0 : scratch.SquaredNorms[r];
            float error = bound.Of(scratch.SquaredNorms[r]);
            low[r] = r < count ? norm - error : float.PositiveInfinity;
            high[r] = norm + error;
        }

        float* dots = scratch.Dots;
        for (int q = 0; q < limits.Length; q++, dots += RecordGroup.Size)
        {
            var list = lists[q];
            list.LowerLimit(limits[q]);
            var limit = new Vector<float>(list.Limit);
            for (int r = 0; r < RecordGroup.Size; r += Vector<float>.Count)
            {
                if (!Vector.LessThanOrEqualAny(*(Vector<float>*)(low + r) + *(Vector<float>*)(dots + r), limit))
                    continue;
                int end = Math.Min(count, r + Vector<float>.Count);
                for (int i = r; i < end; i++)
                {
                    float lowest = low[i] + dots[i];
                    if (lowest <= list.Limit)
                        list.Add(first + i, lowest, high[i] + dots[i]);
                }
            }

            // Of two that write at once the higher may stay for a while: a limit that is too high is no error.
            if (list.Limit < limits[q])
                limits[q] = list.Limit;
        }
    }

    /// <summary>Sums of absolute differences, in double from the start.</summary>
    private void CollectAbsolute(double[] points, int count, int chunks, CandidateList[][] lists)
    {
        const int Rows = PairKernel<AbsoluteTerm>.RowCount;
        const float Ulp = 1f / (1 << 22);
        int length = _records.Length;
        var tiles = new WorkerScratch<double>(lists.Length, PointPanels.Width * length);
        var panels = new PointPanels?[lists.Length];
        try
        {
            ChunkedParallel.For(chunks, _execution, (chunk, worker) =>
            {
                var panel = panels[worker] ??= new PointPanels(PointPanels.Width, length);
                double* sums = stackalloc double[Rows * PointPanels.Width];
                int end = (int)Math.Min(_records.Count, (chunk + 1L) * ChunkGroups * RecordGroup.Size);
                for (int first = chunk * ChunkGroups * RecordGroup.Size; first < end; first += PointPanels.Width)
                {
                    int records = Math.Min(PointPanels.Width, end - first);
                    var tile = _records.Read(first, records, tiles[worker]);
                    for (int i = 0; i < records; i++)
                        panel.Set(i, tile.Slice(i * length, length));
                    fixed (double* p = points)
                    {
                        for (int q = 0; q < count; q += Rows)
                        {
                            int last = count - 1;
                            PairKernel<AbsoluteTerm>.Four(
                                p + ((long)q * length), p + ((long)Math.Min(last, q + 1) * length), p + ((long)Math.Min(last, q + 2) * length), p + ((long)Math.Min(last, q + 3) * length),
                                panel.Panel(0), length, sums);
                            for (int row = q; row < Math.Min(count, q + Rows); row++)
                            {
                                var list = lists[worker][row];
                                for (int i = 0; i < records; i++)
                                {
                                    float sum = (float)sums[((row - q) * PointPanels.Width) + i];
                                    float room = (sum * Ulp) + float.Epsilon;
                                    if (sum - room <= list.Limit)
                                        list.Add(first + i, sum - room, sum + room);
                                }
                            }
                        }
                    }

                    _progress.Add(records);
                }
            });
        }
        finally
        {
            foreach (var panel in panels)
                panel?.Dispose();
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private Neighbor[] Decide(ReadOnlySpan<double> query, CandidateList[][] lists, int q, double[] scratch)
    {
        // What one worker found bounds what the others did.
        var all = new CandidateList(_wanted, float.PositiveInfinity);
        foreach (var list in lists)
            list[q].MoveTo(all);
        all.Cut();
        var found = new List<Neighbor>(all.Count);
        foreach (int record in all.Records)
        {
            double measure = Measure(query, _records.Read(record, 1, scratch));
            if (_radius is null || Finish(measure) <= _radius)
                found.Add(new Neighbor(record, measure));
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
