using ClusterTools.Series;

namespace ClusterTools.Neighbors;

/// <summary>The neighbours of each query, the nearest first; of equally near ones the lowest record first.</summary>
public sealed class NearestSeriesResult
{
    internal NearestSeriesResult(SeriesSet series, NeighborOptions options, int[][] indices, double[][] distances, TimeSpan elapsed)
    {
        Series = series;
        Options = options;
        Indices = indices;
        Distances = distances;
        Elapsed = elapsed;
    }

    /// <summary>The records that were searched.</summary>
    public SeriesSet Series { get; }

    /// <summary>The options.</summary>
    public NeighborOptions Options { get; }

    /// <summary>For each query its neighbours: records of <see cref="Series"/>.</summary>
    public int[][] Indices { get; }

    /// <summary>For each query the distances of its neighbours.</summary>
    public double[][] Distances { get; }

    /// <summary>The number of queries.</summary>
    public int QueryCount => Indices.Length;

    /// <summary>The total number of neighbours of all queries.</summary>
    public long NeighborCount => Indices.Sum(i => (long)i.Length);

    /// <summary>The duration of the search.</summary>
    public TimeSpan Elapsed { get; }

    /// <inheritdoc/>
    public override string ToString() => $"NearestSeriesResult of {QueryCount} queries, {NeighborCount} neighbours";
}
