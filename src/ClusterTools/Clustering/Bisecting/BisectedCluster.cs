using ClusterTools.Clustering.KMeans;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Bisecting;

/// <summary>A leaf of the tree of splits.</summary>
/// <param name="Centroid">The mean of its records.</param>
/// <param name="Inertia">Σ w·|x − centroid|² of them.</param>
internal sealed record BisectedCluster(double[] Centroid, double Inertia)
{
    /// <summary>Whether a split of it has not failed yet.</summary>
    public bool CanSplit { get; init; } = true;

    /// <summary>What makes it the next to be split: its inertia, or 0.</summary>
    public double Splittable => CanSplit ? Inertia : 0;

    /// <summary>The two clusters of a fit; none where all records fell to one side.</summary>
    public static BisectedCluster[] Halves(FitProblem problem, KMeansOutcome fit)
    {
        int length = problem.Data.Length;
        long second = fit.Labelled.Merge(s => new Counts(s.Labels.Sum()))[0];
        if (second == 0 || second == problem.Data.Count)
            return [];
        double[] inertias = fit.Labelled.Chain(new double[2], (shard, sums) =>
        {
            double[] distances = shard.Distances(fit.Centroids, problem.Execution);
            for (int i = 0; i < distances.Length; i++)
                sums[shard.Labels[i]] += distances[i] * shard.Records.Weight(i);
            return sums;
        });
        return [.. Enumerable.Range(0, 2).Select(h => new BisectedCluster(fit.Centroids.AsSpan(h * length, length).ToArray(), inertias[h]))];
    }
}
