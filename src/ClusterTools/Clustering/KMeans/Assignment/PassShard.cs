using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The records of a shard in the form that passes read.</summary>
internal sealed class PassShard
{
    private readonly KernelSet _kernel;
    private readonly Centring _centring;
    private readonly byte _largestByte;

    /// <summary>Passes over the records of a shard.</summary>
    /// <param name="records">The records.</param>
    /// <param name="source">The same records as fits read them: as bytes where all values are, and distinct where duplicates are collapsed.</param>
    /// <param name="duplicates">The multiplicity of each of those records; null where duplicates are not collapsed.</param>
    /// <param name="kernel">The kernels.</param>
    /// <param name="centring">Origin and scale of the kernels.</param>
    /// <param name="largestByte">The largest value of byte records.</param>
    public PassShard(RecordShard records, RecordSource source, DuplicateRecords? duplicates, KernelSet kernel, Centring centring, byte largestByte)
    {
        (Records, Duplicates, _kernel, _centring, _largestByte) = (records, duplicates, kernel, centring, largestByte);
        Pass = new AssignmentPass(records.Records, centring, kernel);
        FitPass = new AssignmentPass(source, centring, kernel, largestByte);
    }

    /// <summary>All records of the shard.</summary>
    public RecordShard Records { get; }

    /// <summary>The duplicate records; null where they are not collapsed.</summary>
    public DuplicateRecords? Duplicates { get; }

    /// <summary>Passes over all records of the shard.</summary>
    public AssignmentPass Pass { get; }

    /// <summary>The passes of fits, over the records in <see cref="AssignmentPass.Records"/>.</summary>
    public AssignmentPass FitPass { get; }

    /// <summary>The same shard with passes over distinct records only, if there are few of them. No result changes: a record's label depends on its values alone, and sums
    /// are exact in any order.</summary>
    public PassShard WithoutDuplicates(ExecutionOptions execution)
    {
        if (Records.Weights is not null || DuplicateRecords.Find(FitPass.Records.Store, execution) is not { } duplicates)
            return this;
        return new PassShard(Records, FitPass.Records.Of(duplicates.Distinct), duplicates, _kernel, _centring, _largestByte);
    }

    /// <summary>The nearest centroid of each record, ignoring earlier labels.</summary>
    /// <param name="centroids">All centroids, contiguous.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public LabelledShard Nearest(double[] centroids, ExecutionOptions execution)
    {
        var labels = new int[Records.Count];
        labels.AsSpan().Fill(-1);
        var counters = Pass.Run([new AssignmentTarget(centroids, labels, Sums: null)], execution);
        return new LabelledShard(Records, labels, counters);
    }
}
