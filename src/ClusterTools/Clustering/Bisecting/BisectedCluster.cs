using ClusterTools.Clustering.KMeans;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Bisecting;

/// <summary>A leaf of the tree of splits.</summary>
/// <param name="Centroid">The mean of its records.</param>
/// <param name="Inertia">Σ w·|x − centroid|² of its records.</param>
internal sealed record BisectedCluster(double[] Centroid, double Inertia)
{
    /// <summary>False once a split of it has failed.</summary>
    public bool CanSplit { get; init; } = true;

    /// <summary>The priority for splitting: its inertia, or 0 if it cannot be split.</summary>
    public double Splittable => CanSplit ? Inertia : 0;

    /// <summary>The two clusters of a fit; none if all records fell on one side.</summary>
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
