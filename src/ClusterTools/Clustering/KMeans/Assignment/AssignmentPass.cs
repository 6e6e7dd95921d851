using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Passes over records: each record is assigned to its nearest centroid (ties: the lowest index) of every model of the pass, and moved between the model's cluster
/// sums if its label changed. Records are read once for all models.</summary>
/// <remarks>"Nearest" means nearest in double (<see cref="ExactDistances"/>). Fast arithmetic decides where rounding cannot matter (<see cref="NearestCandidate"/>), which
/// is nearly always; the other records are decided in double. The strategy that finds the candidates depends on the bounds that the models keep, and changes no
/// label.</remarks>
/// <param name="records">The records.</param>
/// <param name="centring">Origin and scale of the kernels.</param>
/// <param name="kernel">The kernels.</param>
/// <param name="largestByte">The largest value of byte records.</param>
internal sealed class AssignmentPass(RecordSource records, Centring centring, KernelSet kernel, byte largestByte = byte.MaxValue)
{
    private const int MaximumChunkGroups = 64;

    // Bounds make the work per record uneven, so chunks are smaller.
    private const int MaximumGroupedChunkGroups = 16;

    public RecordSource Records => records;

    /// <summary>Origin and scale of the kernels.</summary>
    public Centring Centring => centring;

    public KernelSet Kernel => kernel;

    /// <summary>Whether distances from groups of centroids are computed by integer dot products.</summary>
    public bool MeasuresIntegers => records is { IsNormalized: false, Store.ElementType: ElementType.UInt8 } && kernel.Bytes is not null && ByteScorer.Supports(records.Length);

    /// <summary>The per-record terms of integer dot products, kept from pass to pass; null where distances are computed in float only.</summary>
    public RecordTerms? Terms => field ??= MeasuresIntegers ? new RecordTerms(records.Count, RoundedCentroids.StepsFor(largestByte)) : null;

    /// <summary>A pass with the kernels' origin near <paramref name="point"/>.</summary>
    public static AssignmentPass For(RecordSource records, double[] point, double largest, KernelSet kernel) =>
        new(records, Centring.At(point, largest, records.IsNormalized || records.Store.ElementType == ElementType.Float64), kernel);

    /// <summary>Assigns all records to models that keep the same kind of bounds.</summary>
    /// <param name="targets">The models; their labels, sums and bounds are changed.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public PassCounters Run(AssignmentTarget[] targets, ExecutionOptions execution)
    {
        var counters = targets[0].Bounds switch
        {
            null => RunAll(targets, execution),
            { IsOneGroup: true } => RunOneBound(targets, execution),
            _ => RunGroups(targets, execution),
        };
        for (int m = 0; m < targets.Length; m++)
            targets[m].Products = counters.Products[m];
        return counters;
    }

    public AssignmentWorker NewWorker<TStrategy>(int number, TStrategy strategy, AssignmentTarget[] targets, PassCounters counters)
        where TStrategy : struct, IAssignmentStrategy => new AssignmentWorker<TStrategy>(number, strategy, records, targets, counters);

    private PassCounters RunAll(AssignmentTarget[] targets, ExecutionOptions execution)
    {
        PackedCentroids[] packed = Pack(targets);
        return PassLoop.Run(records, targets, MaximumChunkGroups, execution, number =>
        {
            var counters = new PassCounters(targets.Length);
            return NewWorker(number, new AllCentroids(this, targets, packed, counters), targets, counters);
        });
    }

    private PassCounters RunOneBound(AssignmentTarget[] targets, ExecutionOptions execution)
    {
        PackedCentroids[] packed = Pack(targets);
        return PassLoop.Run(records, targets, MaximumChunkGroups, execution, number =>
        {
            var counters = new PassCounters(targets.Length);
            return NewWorker(number, new OneBound(this, targets, packed, counters), targets, counters);
        });
    }

    private PassCounters RunGroups(AssignmentTarget[] targets, ExecutionOptions execution)
    {
        using var centroids = new GroupedCentroids(this, targets, execution);
        return PassLoop.Run(records, targets, MaximumGroupedChunkGroups, execution, centroids.CreateWorker);
    }

    private PackedCentroids[] Pack(AssignmentTarget[] targets) => [.. targets.Select(t => kernel.Pack(t.Centroids, records.Length, centring))];
}
