using System.Diagnostics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Agglomerative hierarchical clustering: every record starts as a cluster of its own, and the two nearest clusters are merged until one remains.</summary>
/// <remarks>
/// <para>Ward and single linkage hold the records in double and store no distances. Complete and average linkage store all pairwise distances and take at most 25,000
/// records. Results are bit-identical for any number of threads and on any machine.</para>
/// <para>With <see cref="AgglomerativeConnectivity.Grid"/> only adjacent voxels and clusters are merged, as with scikit-learn's grid connectivity, so the distances of
/// successive merges need not increase. Connected components that are not adjacent to one another (islands of selected voxels) are merged last, by the distance of their
/// means, at no less than the largest distance before; <see cref="AgglomerativeResult.Warnings"/> gives their number.</para>
/// </remarks>
public static class AgglomerativeClustering
{
    /// <summary>Builds the merge tree of the records and cuts it.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The options.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">Not exactly one of cluster count and distance threshold is given, one of them is out of range, the records contain non-finite
    /// values, have no grid, or are too many for the linkage.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AgglomerativeResult Fit(SeriesSet series, AgglomerativeOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        var whole = series;
        int[]? kept = null;
        if (options.SkipNonFinite)
            series = FiniteRecords.Select(whole, execution, out kept);
        Check(series, options);
        FiniteRecords.Require(series.Store, execution);
        double[] points = Read(series);
        var warnings = new List<DataWarning>();
        if (kept is not null)
            warnings.Add(FiniteRecords.Skipped(kept.Length, whole.Count));
        IReadOnlyList<JoinedPair> pairs;
        if (series.Count == 1)
        {
            pairs = [];
        }
        else if (options.Connectivity == AgglomerativeConnectivity.Grid)
        {
            pairs = GridTree.Build(points, series.Count, series.Length, GridEdges.Find(series), options.Linkage, execution, out int pieces);
            if (pieces > 1)
                warnings.Add(new DataWarning("GridPiecesJoinedLast", string.Format(SR.GridPiecesJoinedLast, pieces)));
        }
        else
        {
            var sizes = new double[series.Count];
            Array.Fill(sizes, 1.0);
            pairs = MergeTree.InOrder(Trees.Build(points, sizes, series.Length, options.Linkage, execution));
        }

        var merges = MergeTree.Number(pairs);
        int clusterCount = options.ClusterCount ?? MergeTree.CountAt(merges, options.DistanceThreshold!.Value);
        return AgglomerativeResult.Cut(whole, kept, options, merges, clusterCount, warnings, clock.Elapsed, execution);
    }

    private static void Check(SeriesSet series, AgglomerativeOptions options)
    {
        if (options.ClusterCount.HasValue == options.DistanceThreshold.HasValue)
            throw new ArgumentException(SR.CountOrThreshold);
        if (options.ClusterCount is { } count && count < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.ClusterCount), count, 1));
        if (options.ClusterCount > series.Count)
            throw new ArgumentException(string.Format(SR.ClusterCountAboveRecords, options.ClusterCount, series.Count));

        // Negated, so that NaN is rejected too.
        if (options.DistanceThreshold is { } threshold && !(threshold >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.DistanceThreshold), threshold, 0));
        if (options.Connectivity == AgglomerativeConnectivity.Grid && series.Shape is null)
            throw new ArgumentException(SR.GridMissing);
        if (options.Linkage is AgglomerativeLinkage.Complete or AgglomerativeLinkage.Average && options.Connectivity == AgglomerativeConnectivity.None && series.Count > MatrixTree.MaximumRecords)
            throw new ArgumentException(string.Format(SR.LinkageTakesFewer, options.Linkage, MatrixTree.MaximumRecords, series.Count));
        SeriesBuffer.RequireSize(series.Count, series.Length);
    }

    private static double[] Read(SeriesSet series)
    {
        var points = new double[series.Count * series.Length];
        int rows = Math.Max(1, (1 << 16) / series.Length);
        for (int first = 0; first < series.Count; first += rows)
        {
            int count = Math.Min(rows, series.Count - first);
            var target = points.AsSpan(first * series.Length, count * series.Length);
            var tile = series.Store.ReadTile(first, count, target);
            if (tile != target)
                tile.CopyTo(target);
        }

        return points;
    }
}
