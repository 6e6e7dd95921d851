using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Tests on a sample whether upper bounds of products rule out enough records, and sets the initial limits from it.</summary>
/// <remarks>Bounds are for long records and many queries: they take an eighth of the products or less, and the first pass over the records costs as much as some queries. Whether
/// they are near enough to what they bound depends on the records: on how much of their variance is in few directions, and on the number of neighbours.</remarks>
internal sealed unsafe class BoundPilot
{
    private const int MostDirections = 64;
    private const int ColumnsPerDirection = 8;
    private const int LeastColumns = 128;
    private const int QueriesPerDirection = 4;
    private const int LeastRecords = 8 * RecordSample.Count;

    /// <summary>A larger remaining share of the sample is not worthwhile. (Later more records support the limits, and less remains.)</summary>
    private const double MostLeft = 0.3;

    private readonly RecordSource _records;
    private readonly Centring _centring;
    private readonly ExecutionOptions _execution;
    private RecordSample? _sample;
    private ProductUpperBound? _bound;

    public BoundPilot(RecordSource records, Centring centring, ExecutionOptions execution)
    {
        _records = records;
        _centring = centring;
        _execution = execution;
    }

    /// <summary>The queries with their bounds, or null where the bounds are not worth their cost.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="wanted">The number of neighbours per query.</param>
    /// <param name="limits">The limits of the lists, which may become lower.</param>
    public BoundedQueries? Try(ProductQueries queries, int wanted, float[] limits)
    {
        int directions = Math.Min(MostDirections, queries.Columns / ColumnsPerDirection);
        if (queries.Columns < LeastColumns || queries.Count < QueriesPerDirection * directions || _records.Count < LeastRecords)
            return null;
        bool limited = wanted <= RecordSample.Count / 2;
        if (!limited && limits.Any(float.IsPositiveInfinity))
            return null;
        _sample ??= new RecordSample(_records, _execution);
        if (limited)
            Lower(limits, queries, wanted, _sample);
        _bound ??= new ProductUpperBound(SampleDirections.Find(_sample, _centring, directions, queries.Kernel, _execution), queries.Columns, _execution);
        var bounded = new BoundedQueries(queries, _bound, _execution);
        if (CountLeft(bounded, new CandidateLists(wanted, limits), _sample) <= MostLeft * RecordSample.Count * queries.Count)
            return bounded;
        bounded.Dispose();
        return null;
    }

    /// <summary>Lowers limits to a distance within which enough records of the sample certainly are.</summary>
    private void Lower(float[] limits, ProductQueries queries, int wanted, RecordSample sample)
    {
        var highest = new float[limits.Length * RecordSample.Count];
        PackedCentroids[] models = [queries.Packed];
        Over(sample, () => new GroupScratch(queries.Columns, models, keepsProducts: true), (GroupScratch scratch, in GroupSource source, int first) =>
        {
            queries.Kernel.Products(source, models, scratch);
            float* low = stackalloc float[RecordGroup.Size];
            float* high = stackalloc float[RecordGroup.Size];
            queries.Range(queries.Error, scratch.SquaredNorms, low, high);
            for (int q = 0; q < queries.Count; q++)
            {
                var scores = highest.AsSpan((q * RecordSample.Count) + first, RecordGroup.Size);
                for (int r = 0; r < scores.Length; r++)
                    scores[r] = high[r] + scratch.Dots[(q * RecordGroup.Size) + r];
            }
        });
        ChunkedParallel.For(limits.Length, _execution, (q, _) =>
            limits[q] = Math.Min(limits[q], CandidateList.Smallest(highest.AsSpan(q * RecordSample.Count, RecordSample.Count), wanted - 1)));
    }

    private long CountLeft(BoundedQueries bounded, CandidateLists lists, RecordSample sample)
    {
        long left = 0;
        Over(
            sample,
            () => new BoundedProducts(bounded, new CandidateStage(lists), new GroupReader(_records, _centring)),
            (BoundedProducts products, in GroupSource source, int _) => Interlocked.Add(ref left, products.CountLeft(source)));
        return left;
    }

    private void Over<TWorker>(RecordSample sample, Func<TWorker> create, SampleTaker<TWorker> take)
        where TWorker : class, IDisposable
    {
        const int Groups = RecordSample.Count / RecordGroup.Size;
        var workers = new TWorker?[ChunkedParallel.WorkerCount(Groups, _execution)];
        var reader = new GroupReader(_records, _centring);
        try
        {
            ChunkedParallel.For(Groups, _execution, (group, worker) =>
            {
                var own = workers[worker] ??= create();
                int first = group * RecordGroup.Size;
                reader.Give(sample.Values, first, RecordGroup.Size, first, (in source, number) => take(own, source, number));
            });
        }
        finally
        {
            foreach (var worker in workers)
                worker?.Dispose();
        }
    }

    private delegate void SampleTaker<TWorker>(TWorker worker, in GroupSource source, int first);
}
