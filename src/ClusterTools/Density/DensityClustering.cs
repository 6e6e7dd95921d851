using System.Diagnostics;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Density.Dbscan;
using ClusterTools.Density.Hierarchy;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Density;

/// <summary>Density-based clustering, exactly: clusters are dense regions of any shape, their number is found, and the records between them are noise (label −1).</summary>
/// <remarks>Distances are compared in double, so that labels are bit-identical for any number of threads and on any machine. Memory grows with the number of records
/// alone: neighbourhoods are not stored.</remarks>
public static class DensityClustering
{
    /// <summary>DBSCAN (Ester, Kriegel, Sander and Xu 1996): records with enough neighbours within a radius are core records, neighbouring core records share a cluster, and
    /// records within the radius of a core record belong to its cluster.</summary>
    /// <remarks>
    /// <para>Labels are those of scikit-learn: clusters are numbered by their first core record, and a border record near several clusters belongs to the one with the lowest
    /// number.</para>
    /// <para>Up to 8 columns, Euclidean and Manhattan distances are looked up in a k-d tree. Otherwise all pairs are compared by the float kernels, and decided in double where
    /// their rounding leaves doubt.</para>
    /// </remarks>
    /// <param name="series">The records.</param>
    /// <param name="options">Radius, least number of neighbours, distance metric, weights.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range, the weights are not one valid number per record, or values are not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DbscanResult Fit(SeriesSet series, DbscanOptions options, ExecutionOptions? execution = null) => Fit(series, options, execution, KernelSet.Best);

    /// <summary>As <see cref="Fit(SeriesSet, DbscanOptions, ExecutionOptions?)"/>, with a kernel of choice: the result does not depend on it.</summary>
    internal static DbscanResult Fit(SeriesSet series, DbscanOptions options, ExecutionOptions? execution, KernelSet kernel)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        Check(series.Count, options);
        var input = DensityInput.Of(series, options.SkipNonFinite, execution);
        var set = input.Series;
        double[]? weights = input.Select(options.Weights);
        if (weights is null)
            RequireCount(options.MinimumCount, set.Count);
        double largest = FiniteRecords.Require(set.Store, execution);
        var records = RecordSource.Create(set.Store, ScoredSpace.Preparation(options.Distance));
        var progress = new ProgressCounter(execution.Progress, SR.ActivityDensity, 2L * set.Count);
        using var tree = IsForTree(records, options.Distance) ? new PointTree(records, execution) : null;
        var neighborhoods = Create(records, tree, options, largest, kernel, progress, execution);
        var found = DensityLabels.Find(neighborhoods, set.Count, options.MinimumCount, weights);
        var (centroids, sizes) = ClusterMeans.Compute(set, found.Labels, found.ClusterCount, execution);
        return new DbscanResult(series, options, input.Spread(found.Labels), centroids, sizes, input.Spread(found.Cores, false))
        {
            LeftOutCount = input.LeftOutCount,
            Warnings = input.Warnings(found.ClusterCount, "NoDenseRegion", string.Format(SR.NoDenseRegion, set.Count, options.MinimumCount, options.Radius)),
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>HDBSCAN (Campello, Moulavi and Sander 2013; McInnes, Healy and Astels 2017): all radii at once. From the components of the records at every mutual reachability
    /// distance, those are chosen as clusters that persist.</summary>
    /// <remarks>
    /// <para>As in the definition, edges of equal length are removed at once. So the result does not depend on which of several minimum spanning trees was found, nor on the
    /// order of the records. (Implementations that remove them one by one put a record that bridges two clusters into either; here it is noise.)</para>
    /// <para>The cluster of all records is never chosen: without a split into two clusters all records are noise.</para>
    /// <para>Up to 8 columns, Euclidean and Manhattan distances take a k-d tree. Otherwise all pairs are compared, and the records are held in double, twice.</para>
    /// </remarks>
    /// <param name="series">The records.</param>
    /// <param name="options">Sizes, choice of clusters, distance metric.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range, or values are not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static HdbscanResult Fit(SeriesSet series, HdbscanOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        int minimumCount = Check(options);
        var input = DensityInput.Of(series, options.SkipNonFinite, execution);
        var set = input.Series;
        if (options.MinimumClusterSize > set.Count)
            throw new ArgumentException(string.Format(SR.MinimumClusterSizeAboveRecords, options.MinimumClusterSize, set.Count));
        RequireCount(minimumCount, set.Count);
        double largest = FiniteRecords.Require(set.Store, execution);
        var records = RecordSource.Create(set.Store, ScoredSpace.Preparation(options.Distance));
        var reachability = MutualReachability.Compute(records, options.Distance, minimumCount, largest, execution);
        var condensed = new CondensedClusters(new LevelTree(reachability.Edges), options.MinimumClusterSize);
        var chosen = options.Selection switch
        {
            ClusterSelection.ExcessOfMass => ChosenClusters.ByExcessOfMass(condensed),
            ClusterSelection.Leaf => ChosenClusters.Leaves(condensed),
            _ => throw EnumGuard.Unexpected(options.Selection),
        };
        var (centroids, sizes) = ClusterMeans.Compute(set, chosen.Labels, chosen.Stabilities.Length, execution);
        return new HdbscanResult(series, options, input.Spread(chosen.Labels), centroids, sizes)
        {
            LabelProbabilities = input.Spread(chosen.Probabilities(), 0),
            OutlierScores = input.Spread(chosen.OutlierScores(), double.NaN),
            CoreDistances = input.Spread(reachability.CoreDistances, double.NaN),
            Stabilities = chosen.Stabilities,
            CondensedTree = Edges(condensed, input),
            LeftOutCount = input.LeftOutCount,
            Warnings = input.Warnings(sizes.Length, "NoSplit", string.Format(SR.NoSplit, set.Count, options.MinimumClusterSize)),
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>The edges of the condensed tree; records have their indices in the whole set.</summary>
    private static CondensedTreeNode[] Edges(CondensedClusters tree, DensityInput input)
    {
        int count = input.Whole.Count;
        return
        [
            .. Enumerable.Range(1, tree.Count - 1).Select(c => new CondensedTreeNode(count + tree.ParentOf(c), count + c, tree.BirthOf(c), tree.SizeOf(c))),
            .. tree.Falls.Select((cluster, i) => new CondensedTreeNode(count + cluster, input.RecordOf(i), tree.FallDistances[i], 1)),
        ];
    }

    private static int Check(HdbscanOptions options)
    {
        int minimumCount = options.MinimumCount ?? options.MinimumClusterSize;
        if (options.MinimumClusterSize < 2)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MinimumClusterSize), options.MinimumClusterSize, 2));
        if (minimumCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MinimumCount), minimumCount, 1));
        return minimumCount;
    }

    private static void RequireCount(int minimumCount, int count)
    {
        if (minimumCount > count)
            throw new ArgumentException(string.Format(SR.MinimumCountAboveRecords, minimumCount, count));
    }

    private static bool IsForTree(RecordSource records, NeighborDistance distance) =>
        records.Length <= PointTree.MaximumColumns && distance is NeighborDistance.Euclidean or NeighborDistance.Manhattan;

    private static INeighborhoods Create(RecordSource records, PointTree? tree, DbscanOptions options, double largest, KernelSet kernel, ProgressCounter progress, ExecutionOptions execution)
    {
        if (tree is null)
            return new TileNeighborhoods(new ScoredSpace(records, options.Distance, largest, execution), options.Radius, kernel, progress, execution);
        return options.Distance == NeighborDistance.Manhattan
            ? new TreeNeighborhoods<ShortAbsolutes>(tree, options.Radius, progress, execution)
            : new TreeNeighborhoods<ShortSquares>(tree, SquaredRadius.Of(options.Radius), progress, execution);
    }

    private static void Check(int count, DbscanOptions options)
    {
        // Negated, so that NaN is rejected too.
        if (!(options.Radius >= 0) || double.IsInfinity(options.Radius))
            throw new ArgumentException(string.Format(SR.RadiusInvalid, options.Radius));
        if (options.MinimumCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MinimumCount), options.MinimumCount, 1));
        if (options.Weights is { } weights)
            KMeansValidation.CheckWeights(weights, count);
    }
}
