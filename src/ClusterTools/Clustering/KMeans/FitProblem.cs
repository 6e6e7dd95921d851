using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>What all starts of a fit share: the records, their weights and what is known of them.</summary>
internal sealed class FitProblem
{
    /// <summary>Looks at the records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="weights">Their weights, or null.</param>
    /// <param name="distance">The distance.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <param name="kernel">The kernels; null for the best of this machine.</param>
    /// <param name="makesPasses">Whether fits will go over all records again and again, which is worth a copy of them as bytes where they are (<see cref="ByteRecords"/>).</param>
    public FitProblem(RecordSource records, double[]? weights, ClusterDistance distance, ExecutionOptions execution, TileKernel? kernel = null, bool makesPasses = true)
    {
        Records = records;
        Weights = weights;
        Distance = distance;
        Execution = execution;
        var narrow = makesPasses && ByteRecords.Of(records, execution) is { } bytes ? RecordSource.Create(bytes, distance) : records;
        Profile = RecordProfile.Compute(narrow, weights, execution);
        LargestWeight = weights?.Max() ?? 1;
        Kernel = kernel ?? TileKernel.Best;
        Centring = Centring.At(Profile.Origin, Profile.LargestValue, records.IsNormalized || records.Store.ElementType == ElementType.Float64);
        Pass = new AssignmentPass(records, Centring, Kernel);
        FitPass = new AssignmentPass(narrow, Centring, Kernel, Profile.LargestByte);
    }

    public RecordSource Records { get; }

    /// <summary>The records that occur more than once; null where they are not collapsed.</summary>
    public DuplicateRecords? Duplicates { get; private set; }

    /// <summary>The records that the passes of fits go over: the different ones where duplicates are collapsed, and as bytes where all values are.</summary>
    public RecordSource PassRecords => FitPass.Records;

    public double[]? Weights { get; }

    public ClusterDistance Distance { get; }

    public ExecutionOptions Execution { get; }

    public RecordProfile Profile { get; }

    public double LargestWeight { get; }

    /// <summary>The kernels.</summary>
    public TileKernel Kernel { get; }

    /// <summary>Origin and unit of the kernels.</summary>
    public Centring Centring { get; }

    /// <summary>Passes over <see cref="Records"/>.</summary>
    public AssignmentPass Pass { get; }

    /// <summary>The passes of fits, over <see cref="PassRecords"/>.</summary>
    public AssignmentPass FitPass { get; private set; }

    /// <summary>Lets the fits to come go over different records only, where there are few of them. No result changes: a record's label depends on its values alone, and
    /// sums are exact whatever is added together.</summary>
    public void CollapseDuplicates()
    {
        if (Weights is not null || DuplicateRecords.Find(PassRecords.Store, Execution) is not { } duplicates)
            return;
        Duplicates = duplicates;
        FitPass = new AssignmentPass(RecordSource.Create(duplicates.Distinct, Distance), Centring, Kernel, Profile.LargestByte);
    }
}
