using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>What all runs of a fit share: the records, their profile, and how passes read them.</summary>
internal sealed class FitProblem
{
    /// <summary>Profiles the records.</summary>
    /// <param name="data">The records.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <param name="kernel">The kernels; null for the best on this machine.</param>
    /// <param name="makesPasses">Whether fits will pass over all records repeatedly, which is worth a copy as bytes where that is possible (<see
    /// cref="ByteRecords"/>).</param>
    public FitProblem(FitData data, ExecutionOptions execution, KernelSet? kernel = null, bool makesPasses = true)
    {
        Data = data;
        kernel ??= KernelSet.Best;
        var narrow = makesPasses ? ByteRecords.Of(data, execution) : null;
        Profile = RecordProfile.Compute(data, narrow ?? data.Shards, narrow is null ? data.ElementType : ElementType.UInt8, execution);
        var centring = Centring.At(Profile.Origin, Profile.LargestValue, data.IsNormalized || data.ElementType == ElementType.Float64);
        byte largestByte = Profile.LargestByte;
        Plan = new FitPlan(kernel, centring, execution, data.Shards.Zip(
            narrow ?? data.Shards, (shard, source) => new PassShard(shard, source.Records, duplicates: null, kernel, centring, largestByte)));
    }

    /// <summary>The records.</summary>
    public FitData Data { get; }

    /// <summary>What is known about the records.</summary>
    public RecordProfile Profile { get; }

    /// <summary>How passes read the records.</summary>
    public FitPlan Plan { get; private set; }

    /// <summary>Threads and cancellation.</summary>
    public ExecutionOptions Execution => Plan.Execution;

    /// <summary>Lets later fits pass over distinct records only, if there are few of them.</summary>
    public void CollapseDuplicates() => Plan = Plan.WithoutDuplicates();

    /// <summary>The nearest centroid of each record.</summary>
    /// <param name="centroids">All centroids, contiguous.</param>
    public IShards<LabelledShard> Nearest(double[] centroids) => Plan.Shards.Select(s => s.Nearest(centroids, Execution));
}
