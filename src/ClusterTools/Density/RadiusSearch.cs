using System.Diagnostics;
using ClusterTools.Density.Hierarchy;
using ClusterTools.Distances;
using ClusterTools.Neighbors;
using ClusterTools.Neighbors.Trees;
using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Density;

/// <summary>Suggests a radius for DBSCAN: the knee of the sorted distances to the k-th nearest record (Ester, Kriegel, Sander and Xu 1996). Records of clusters have small
/// ones, noise has large ones.</summary>
/// <remarks>The knee is the point farthest below the straight line between the ends of the ascending curve (Satopää, Albrecht, Irwin and Raghavan 2011, without smoothing).
/// It is a suggestion: with clusters of different densities a curve has several knees.</remarks>
public static class RadiusSearch
{
    /// <summary>Computes the curve and its knee.</summary>
    /// <param name="series">The records.</param>
    /// <param name="options">The least number of neighbours, the distance metric.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The least number of neighbours is below 2 or above the number of records, or values are not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RadiusSearchResult Find(SeriesSet series, RadiusSearchOptions options, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        execution ??= ExecutionOptions.Default;
        var clock = Stopwatch.StartNew();
        if (options.MinimumCount < 2)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MinimumCount), options.MinimumCount, 2));
        if (options.MinimumCount > series.Count)
            throw new ArgumentException(string.Format(SR.MinimumCountAboveRecords, options.MinimumCount, series.Count));
        double largest = FiniteRecords.Require(series.Store, execution);
        double[] distances = Distances(RecordSource.Create(series.Store, ScoredSpace.Preparation(options.Distance)), options, largest, execution);
        double[] sorted = [.. distances];
        Array.Sort(sorted);
        int knee = Knee(sorted);
        return new RadiusSearchResult(series, options, distances, sorted, knee)
        {
            Warnings = sorted[0] < sorted[sorted.Length - 1] ? [] : [new DataWarning("NoKnee", string.Format(SR.NoKnee, options.MinimumCount, sorted[0]))],
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>The point of an ascending curve that is farthest below the line between its ends (ties: the first).</summary>
    internal static int Knee(double[] sorted)
    {
        int last = sorted.Length - 1;
        double range = sorted[last] - sorted[0];
        int knee = 0;
        double most = 0;
        for (int i = 1; i < last && range > 0; i++)
        {
            double below = ((double)i / last) - ((sorted[i] - sorted[0]) / range);
            if (below > most)
            {
                most = below;
                knee = i;
            }
        }

        return knee;
    }

    private static double[] Distances(RecordSource records, RadiusSearchOptions options, double largest, ExecutionOptions execution)
    {
        if (records.Length > PointTree.MaximumColumns || options.Distance is NeighborDistance.Cosine or NeighborDistance.Correlation)
            return SearchedCoreDistances.Find(records, options.Distance, options.MinimumCount, largest, execution);
        using var tree = new PointTree(records, execution);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityNeighbors, records.Count);
        return options.Distance == NeighborDistance.Manhattan
            ? TreeCoreDistances<ShortAbsolutes>.Find(tree, options.MinimumCount, progress, execution)
            : Array.ConvertAll(TreeCoreDistances<ShortSquares>.Find(tree, options.MinimumCount, progress, execution), Math.Sqrt);
    }
}
