using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>What one start came to, by whatever algorithm.</summary>
/// <param name="Centroids">All centroids, one after the other.</param>
/// <param name="Labelled">The cluster of each record, where the records are.</param>
/// <param name="Inertia">The inertia of these labels with these centroids.</param>
/// <param name="InertiaHistory">The inertia on the way, as the algorithm counts it.</param>
/// <param name="Iterations">The passes.</param>
/// <param name="Converged">Whether it ended by itself.</param>
/// <param name="Relocations">Empty clusters that were given a record.</param>
/// <param name="Statistics">What each pass cost.</param>
internal sealed record KMeansOutcome(
    double[] Centroids, IShards<LabelledShard> Labelled, double Inertia, double[] InertiaHistory, int Iterations, bool Converged, int Relocations, IReadOnlyList<IterationStatistics> Statistics)
{
    /// <summary>The outcome of passes.</summary>
    public static KMeansOutcome Of(LloydFit fit) =>
        new(fit.Centroids, fit.Labelled, fit.Inertia, [.. fit.InertiaHistory], fit.InertiaHistory.Count, fit.Converged, fit.Relocations, fit.Statistics);

    /// <summary>The cluster of each record, brought together.</summary>
    public int[] CollectLabels() => Labelled.Merge(s => new CollectedLabels(s.Labels)).ToArray();
}
