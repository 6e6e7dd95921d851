using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>One pass over the records: each gets its nearest centroid (the lowest of equals) of every model at hand, and is moved in the model's sums if that is
/// another than before. Records are read once for all models.</summary>
/// <remarks>Nearest means nearest in double (<see cref="ExactDistances"/>). The float kernels answer where rounding cannot matter (<see cref="PackedCentroids"/>), and
/// that is nearly always; the other records are decided in double.</remarks>
internal sealed class AssignmentPass(RecordSource records, Centring centring, TileKernel kernel)
{
    private const int MaximumChunkGroups = 64;

    /// <summary>A pass with the kernels' origin near <paramref name="point"/>.</summary>
    public static AssignmentPass For(RecordSource records, double[] point, double largest, TileKernel kernel) =>
        new(records, Centring.At(point, largest, records.IsNormalized || records.Store.ElementType == ElementType.Float64), kernel);

    /// <summary>Assigns all records.</summary>
    /// <param name="targets">The models; their labels and sums are changed.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        var packed = targets.Select(t => kernel.Pack(t.Centroids, records.Length, centring)).ToArray();
        return PassLoop.Run(records, targets, MaximumChunkGroups, execution, w => new AssignmentWorker(w, records, centring, kernel, targets, packed)).Changed;
    }
}
