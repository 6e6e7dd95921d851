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
        kernel ??= TileKernel.Best;
        Centring = Centring.At(Profile.Origin, Profile.LargestValue, records.IsNormalized || records.Store.ElementType == ElementType.Float64);
        Pass = new AssignmentPass(records, Centring, kernel);
        BoundedPass = new BoundedPass(records, Centring, kernel);
    }

    public RecordSource Records { get; }

    public double[]? Weights { get; }

    public ClusterDistance Distance { get; }

    public ExecutionOptions Execution { get; }

    public RecordProfile Profile { get; }

    public double LargestWeight { get; }

    /// <summary>Origin and unit of the kernels.</summary>
    public Centring Centring { get; }

    /// <summary>Passes that compute every distance.</summary>
    public AssignmentPass Pass { get; }

    /// <summary>Passes that keep bounds.</summary>
    public BoundedPass BoundedPass { get; }

    /// <summary>Makes a pass for one model, of the kind that it is for.</summary>
    /// <returns>How many labels changed.</returns>
    public int Assign(AssignmentTarget target) => (target.Bounds is null ? Pass.Run([target], Execution) : BoundedPass.Run([target], Execution))[0];
}
