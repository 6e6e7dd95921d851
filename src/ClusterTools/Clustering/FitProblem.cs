using ClusterTools.Numerics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>What all starts of a fit share: the records, their weights and what is known of them.</summary>
internal sealed class FitProblem
{
    public FitProblem(RecordSource records, double[]? weights, ClusterDistance distance, ExecutionOptions execution, TileKernel? kernel = null)
    {
        Records = records;
        Weights = weights;
        Distance = distance;
        Execution = execution;
        Profile = RecordProfile.Compute(records, FiniteRecords.Require(records.Store, execution), weights, execution);
        LargestWeight = weights?.Max() ?? 1;
        Pass = AssignmentPass.For(records, Profile.Origin, Profile.LargestValue, kernel ?? TileKernel.Best);
    }

    public RecordSource Records { get; }

    public double[]? Weights { get; }

    public ClusterDistance Distance { get; }

    public ExecutionOptions Execution { get; }

    public RecordProfile Profile { get; }

    public double LargestWeight { get; }

    public AssignmentPass Pass { get; }
}
