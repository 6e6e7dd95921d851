using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Distances;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans;

/// <summary>The kinds of pass that fits make over the same records.</summary>
/// <param name="records">The records.</param>
/// <param name="centring">Origin and unit of the kernels.</param>
/// <param name="kernel">The kernels.</param>
/// <param name="largestByte">The largest value of records of bytes.</param>
internal sealed class FitPasses(RecordSource records, Centring centring, TileKernel kernel, byte largestByte)
{
    public RecordSource Records => records;

    /// <summary>Computes every distance.</summary>
    public AssignmentPass Full { get; } = new(records, centring, kernel);

    /// <summary>Keeps bounds for groups of centroids.</summary>
    public BoundedPass Bounded { get; } = new(new BoundedSource(records, centring, kernel, largestByte));

    /// <summary>Keeps one bound a record.</summary>
    public TileBoundPass TileBound { get; } = new(records, centring, kernel);
}
