using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A tree of clusters, cut: the cluster of every record and the steps that were made.</summary>
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

    /// <summary>What was asked for.</summary>
    public AgglomerativeOptions Options { get; }

    /// <inheritdoc/>
    public int ClusterCount => Centroids.Length;

    /// <summary>The cluster of each record. Clusters are numbered in the order of their first records.</summary>
    public int[] Labels { get; }

    /// <summary>The mean of each cluster.</summary>
    public double[][] Centroids { get; }

    /// <summary>The records of each cluster.</summary>
    public int[] Sizes { get; }

    /// <summary>All steps of the tree, one fewer than records, in the form and the order of SciPy's linkage.</summary>
    public AgglomerativeMerge[] Merges { get; }

    /// <summary>What its user should know: pieces of the grid that do not touch.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; private init => field = value.ToArray(); } = [];

    /// <summary>The time it took.</summary>
    public TimeSpan Elapsed { get; private init; }

    /// <summary>The same tree cut into another number of clusters, which takes next to no time.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clusterCount"/> is not from 1 to the number of records.</exception>
    public AgglomerativeResult Cut(int clusterCount)
    {
        if (clusterCount < 1 || clusterCount > Labels.Length)
            throw new ArgumentOutOfRangeException(nameof(clusterCount), string.Format(SR.IndexOutOfRange, nameof(clusterCount), clusterCount, Labels.Length));
        return Cut(Series, Options with { ClusterCount = clusterCount, DistanceThreshold = null }, Merges, clusterCount, Warnings, Elapsed, ExecutionOptions.Default);
    }

    /// <summary>The same tree cut where distances reach a threshold.</summary>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is negative or no number.</exception>
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
