using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A merge tree and a flat clustering cut from it.</summary>
public sealed class AgglomerativeResult : IClustering
{
    private readonly int[]? _records;

    private AgglomerativeResult(SeriesSet series, int[]? records, AgglomerativeOptions options, AgglomerativeMerge[] merges, int[] labels, double[][] centroids, int[] sizes)
    {
        Series = series;
        _records = records;
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

    /// <summary>The cluster of each record; −1 for one that was left out (see <see cref="AgglomerativeOptions.SkipNonFinite"/>). Clusters are numbered in the order of their first record.</summary>
    public int[] Labels { get; }

    /// <summary>The mean of each cluster, one row per cluster.</summary>
    public double[][] Centroids { get; }

    /// <summary>The number of records in each cluster.</summary>
    public int[] Sizes { get; }

    /// <summary>All n − 1 merges of the tree, in the format and order of SciPy's linkage matrix. Its leaves, 0 to n − 1, are the records that were not left out: see <see
    /// cref="GetRecord"/>.</summary>
    public AgglomerativeMerge[] Merges { get; }

    /// <summary>The number of leaves of the tree: of the records that were not left out.</summary>
    public int LeafCount => Merges.Length + 1;

    /// <summary>Warnings about the data: connected components of the grid that are not adjacent to one another.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; private init => field = value.ToArray(); } = [];

    /// <summary>The time the fit took.</summary>
    public TimeSpan Elapsed { get; private init; }

    /// <summary>Cuts the same tree into another number of clusters, which takes almost no time.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clusterCount"/> is not from 1 to the number of records.</exception>
    public AgglomerativeResult Cut(int clusterCount)
    {
        if (clusterCount < 1 || clusterCount > LeafCount)
            throw new ArgumentOutOfRangeException(nameof(clusterCount), string.Format(SR.IndexOutOfRange, nameof(clusterCount), clusterCount, LeafCount));
        return Cut(Series, _records, Options with { ClusterCount = clusterCount, DistanceThreshold = null }, Merges, clusterCount, Warnings, Elapsed, ExecutionOptions.Default);
    }

    /// <summary>Cuts the same tree at a distance threshold.</summary>
    /// <exception cref="ArgumentException"><paramref name="threshold"/> is negative or NaN.</exception>
    public AgglomerativeResult CutAt(double threshold)
    {
        if (!(threshold >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(threshold), threshold, 0));
        var options = Options with { ClusterCount = null, DistanceThreshold = threshold };
        return Cut(Series, _records, options, Merges, MergeTree.CountAt(Merges, threshold), Warnings, Elapsed, ExecutionOptions.Default);
    }

    /// <summary>The index of the record that a leaf of the tree stands for: the same number unless records were left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public int GetRecord(int leaf) => leaf >= 0 && leaf < LeafCount
        ? _records is null ? leaf : _records[leaf]
        : throw new ArgumentOutOfRangeException(nameof(leaf), string.Format(SR.IndexOutOfRange, nameof(leaf), leaf, LeafCount - 1));

    /// <param name="series">All records.</param>
    /// <param name="records">The indices of those that are in the tree; null for all.</param>
    /// <param name="options">The options.</param>
    /// <param name="merges">The tree.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    /// <param name="warnings">Warnings about the data.</param>
    /// <param name="elapsed">The time the tree took.</param>
    /// <param name="execution">Cancellation.</param>
    internal static AgglomerativeResult Cut(SeriesSet series, int[]? records, AgglomerativeOptions options, AgglomerativeMerge[] merges, int clusterCount,
        IReadOnlyList<DataWarning> warnings, TimeSpan elapsed, ExecutionOptions execution)
    {
        int[] labels = MergeTree.Cut(merges, clusterCount);
        if (records is not null)
            labels = LabelledRecords.Spread(labels, records, series.Count);
        var (centroids, sizes) = ClusterMeans.Compute(series, labels, clusterCount, execution);
        return new AgglomerativeResult(series, records, options, merges, labels, centroids, sizes) { Warnings = warnings, Elapsed = elapsed };
    }

    /// <inheritdoc/>
    public override string ToString() => $"AgglomerativeResult of {Labels.Length} records in {ClusterCount} clusters";
}
