using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>How a fit reads its records.</summary>
/// <param name="kernel">The kernels.</param>
/// <param name="centring">Origin and scale of the kernels.</param>
/// <param name="execution">Threads and cancellation.</param>
/// <param name="shards">The records in the form that passes read.</param>
internal sealed class FitPlan(KernelSet kernel, Centring centring, ExecutionOptions execution, IShards<PassShard> shards)
{
    private readonly Lazy<int> _recordCount = new(() => (int)shards.Merge(s => new Counts(s.FitPass.Records.Count))[0]);

    private readonly Lazy<bool> _measuresIntegers = new(() => shards.Merge(s => new Agreement(s.FitPass.MeasuresIntegers)).Holds);

    public KernelSet Kernel => kernel;

    /// <summary>Origin and scale of the kernels.</summary>
    public Centring Centring => centring;

    /// <summary>Threads and cancellation.</summary>
    public ExecutionOptions Execution => execution;

    /// <summary>The records in the form that passes read.</summary>
    public IShards<PassShard> Shards => shards;

    /// <summary>The number of records that a pass reads: distinct ones, where duplicates are collapsed.</summary>
    public int RecordCount => _recordCount.Value;

    /// <summary>Whether passes with bounds in groups compute distances by integer dot products.</summary>
    public bool MeasuresIntegers => _measuresIntegers.Value;

    /// <summary>A plan whose passes go over distinct records only, in shards where there are few of them.</summary>
    public FitPlan WithoutDuplicates() => new(kernel, centring, execution, shards.Select(s => s.WithoutDuplicates(execution)));
}
