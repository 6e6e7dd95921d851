using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Density.Hierarchy;

/// <summary>Core distances, and a spanning tree of mutual reachability distances: max(core a, core b, distance of a and b).</summary>
internal sealed class MutualReachability
{
    private MutualReachability(double[] coreDistances, List<JoinedPair> edges)
    {
        CoreDistances = coreDistances;
        Edges = edges;
    }

    /// <summary>For each record the distance of its k-th nearest record, itself included.</summary>
    public double[] CoreDistances { get; }

    /// <summary>The edges of a minimum spanning tree.</summary>
    public List<JoinedPair> Edges { get; }

    /// <summary>Computes both.</summary>
    /// <param name="records">The records, prepared for the metric.</param>
    /// <param name="distance">The distance metric.</param>
    /// <param name="minimum">k, from 1 to the number of records.</param>
    /// <param name="largest">An upper bound of the magnitude of all values.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static MutualReachability Compute(RecordSource records, NeighborDistance distance, int minimum, double largest, ExecutionOptions execution) => distance switch
    {
        NeighborDistance.Euclidean when records.Length <= PointTree.MaximumColumns => ByTree<ShortSquares>(records, minimum, squared: true, execution),
        NeighborDistance.Manhattan when records.Length <= PointTree.MaximumColumns => ByTree<ShortAbsolutes>(records, minimum, squared: false, execution),
        NeighborDistance.Euclidean => BySearch<SquaredMeasure>(records, distance, minimum, largest, squared: true, execution),
        NeighborDistance.Manhattan => BySearch<AbsoluteMeasure>(records, distance, minimum, largest, squared: false, execution),
        NeighborDistance.Cosine or NeighborDistance.Correlation => BySearch<AngleMeasure>(records, distance, minimum, largest, squared: false, execution),
        _ => throw EnumGuard.Undefined(distance),
    };

    private static MutualReachability ByTree<TSum>(RecordSource records, int minimum, bool squared, ExecutionOptions execution)
        where TSum : struct, IShortSum
    {
        using var tree = new PointTree(records, execution);
        double[] cores = TreeCoreDistances<TSum>.Find(tree, minimum, new ProgressCounter(execution.Progress, SR.ActivityNeighbors, records.Count), execution);
        var edges = ReachabilityTree<TSum>.Build(tree, cores, new ProgressCounter(execution.Progress, SR.ActivityTree, records.Count - 1), execution);
        return Finish(cores, edges, squared);
    }

    private static MutualReachability BySearch<TMeasure>(RecordSource records, NeighborDistance distance, int minimum, double largest, bool squared, ExecutionOptions execution)
        where TMeasure : struct, IPairMeasure
    {
        SeriesBuffer.RequireSize(records.Count, records.Length);
        var points = new double[records.Count * records.Length];
        var read = records.Read(0, records.Count, points);
        if (read != points)
            read.CopyTo(points);
        double[] cores = SearchedCoreDistances.Find<TMeasure>(points, records, distance, minimum, largest, execution);
        var edges = records.Count == 1 ? [] : SpanningTree<TMeasure>.Build(points, records.Count, records.Length, cores, execution);
        return Finish(cores, edges, squared);
    }

    private static MutualReachability Finish(double[] cores, List<JoinedPair> edges, bool squared) => squared
        ? new MutualReachability(Array.ConvertAll(cores, Math.Sqrt), [.. edges.Select(e => e with { Distance = Math.Sqrt(e.Distance) })])
        : new MutualReachability(cores, edges);
}
