using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>A pass as <see cref="AssignmentPass"/> makes it, with the same labels, that leaves out the records of which one bound of all other centroids
/// (<see cref="DistanceBounds"/>; Hamerly 2010) says that their label cannot change. The records that remain are gathered and go through the kernels 64 at a time.</summary>
internal sealed class TileBoundPass(RecordSource records, Centring centring, TileKernel kernel)
{
    private const int MaximumChunkGroups = 64;

    /// <summary>Assigns all records; the targets have bounds in one group.</summary>
    /// <returns>How many labels of each model changed.</returns>
    public int[] Run(IReadOnlyList<AssignmentTarget> targets, ExecutionOptions execution)
    {
        var packed = targets.Select(t => kernel.Pack(t.Centroids, records.Length, centring)).ToArray();
        return PassLoop.Run(records, targets, MaximumChunkGroups, execution, w => new TileBoundWorker(w, records, centring, kernel, targets, packed)).Changed;
    }
}
