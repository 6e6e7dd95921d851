using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Threading;

namespace ClusterTools.Neighbors;

/// <summary>Queries with what is needed to rule records out by upper bounds of their products.</summary>
internal sealed class BoundedQueries : IDisposable
{
    public BoundedQueries(ProductQueries queries, ProductUpperBound bound, ExecutionOptions execution)
    {
        Queries = queries;
        Bound = bound;
        Directions = bound.PackDirections(queries.Kernel);
        Parts = bound.PackQueries(queries.Points, queries.SquaredNorms, queries.Centring, queries.Kernel, execution);
        int[] places = [.. Enumerable.Range(0, queries.Count)];
        Rows = RowCentroids.Pack(queries.Points, places, queries.Centring, queries.Kernel.Rows.Chain(queries.Columns));
        Error = bound.Error(queries.LargestNorm);
    }

    /// <summary>The queries for full products.</summary>
    public ProductQueries Queries { get; }

    public ProductUpperBound Bound { get; }

    /// <summary>The directions.</summary>
    public PackedCentroids Directions { get; }

    /// <summary>The projections of the queries onto them.</summary>
    public PackedCentroids Parts { get; }

    /// <summary>The queries as rows.</summary>
    public RowCentroids Rows { get; }

    /// <summary>The most by which a score from the bounds may exceed the decisive one.</summary>
    public ScoreBound Error { get; }

    public void Dispose() => Rows.Dispose();
}
