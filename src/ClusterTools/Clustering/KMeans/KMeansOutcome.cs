using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>The outcome of one run, of any algorithm.</summary>
/// <param name="Centroids">All centroids, contiguous.</param>
/// <param name="Labelled">The cluster of each record, in the shards that hold them.</param>
/// <param name="Inertia">The inertia of these labels with these centroids.</param>
/// <param name="InertiaHistory">The inertia after each iteration, as the algorithm defines it.</param>
/// <param name="Iterations">The number of iterations.</param>
/// <param name="Converged">Whether it converged before the iteration limit.</param>
/// <param name="Relocations">The number of empty clusters that were relocated.</param>
/// <param name="Statistics">The cost of each iteration.</param>
internal sealed record KMeansOutcome(
    double[] Centroids, IShards<LabelledShard> Labelled, double Inertia, double[] InertiaHistory, int Iterations, bool Converged, int Relocations, IReadOnlyList<IterationStatistics> Statistics)
{
    /// <summary>The outcome of a Lloyd fit.</summary>
    public static KMeansOutcome Of(LloydFit fit) =>
        new(fit.Centroids, fit.Labelled, fit.Inertia, [.. fit.InertiaHistory], fit.InertiaHistory.Count, fit.Converged, fit.Relocations, fit.Statistics);

    /// <summary>Collects the cluster of each record from all shards.</summary>
    public int[] CollectLabels() => Labelled.Merge(s => new CollectedLabels(s.Labels)).ToArray();
}
