using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A merge tree and a flat clustering cut from it.</summary>
public sealed class AgglomerativeResult : IClustering
{
    private AgglomerativeResult(SeriesSet series, AgglomerativeOptions options, AgglomerativeMerge[] merges, int[] labels, double[][] centroids, int[] sizes)
    {
        Series = series;
        Options = options;
        Merges = merges;
        Labels = labels;
        Centroids = centroids;
        Sizes = sizes;
    }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <summary>The options of the fit.</summary>
    public AgglomerativeOptions Options { get; }

    /// <inheritdoc/>
    public int ClusterCount => Centroids.Length;

    /// <summary>The cluster of each record. Clusters are numbered in the order of their first record.</summary>
    public int[] Labels { get; }

    /// <summary>The mean of each cluster, one row per cluster.</summary>
    public double[][] Centroids { get; }

    /// <summary>The number of records in each cluster.</summary>
    public int[] Sizes { get; }

    /// <summary>All n − 1 merges of the tree, in the format and order of SciPy's linkage matrix.</summary>
    public AgglomerativeMerge[] Merges { get; }

    /// <summary>Warnings about the data: connected components of the grid that are not adjacent to one another.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; private init => field = value.ToArray(); } = [];

    /// <summary>The time the fit took.</summary>
    public TimeSpan Elapsed { get; private init; }

    /// <summary>Cuts the same tree into another number of clusters, which takes almost no time.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clusterCount"/> is not from 1 to the number of records.</exception>
    public AgglomerativeResult Cut(int clusterCount)
    {
        if (clusterCount < 1 || clusterCount > Labels.Length)
            throw new ArgumentOutOfRangeException(nameof(clusterCount), string.Format(SR.IndexOutOfRange, nameof(clusterCount), clusterCount, Labels.Length));
        return Cut(Series, Options with { ClusterCount = clusterCount, DistanceThreshold = null }, Merges, clusterCount, Warnings, Elapsed, ExecutionOptions.Default);
    }

    /// <summary>Cuts the same tree at a distance threshold.</summary>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is negative or NaN.</exception>
    public AgglomerativeResult CutAt(double threshold)
    {
        if (!(threshold >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(threshold), threshold, 0));
        var options = Options with { ClusterCount = null, DistanceThreshold = threshold };
        return Cut(Series, options, Merges, MergeTree.CountAt(Merges, threshold), Warnings, Elapsed, ExecutionOptions.Default);
    }

    internal static AgglomerativeResult Cut(SeriesSet series, AgglomerativeOptions options, AgglomerativeMerge[] merges, int clusterCount,
        IReadOnlyList<DataWarning> warnings, TimeSpan elapsed, ExecutionOptions execution)
    {
        int[] labels = MergeTree.Cut(merges, clusterCount);
        var (centroids, sizes) = ClusterMeans.Compute(series, labels, clusterCount, execution);
        return new AgglomerativeResult(series, options, merges, labels, centroids, sizes) { Warnings = warnings, Elapsed = elapsed };
    }

    /// <inheritdoc/>
    public override string ToString() => $"AgglomerativeResult of {Labels.Length} records in {ClusterCount} clusters";
}
