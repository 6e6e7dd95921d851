using ClusterTools.Clustering.KMeans;
using ClusterTools.Distances;

namespace ClusterTools.Clustering.Bisecting;

/// <summary>A leaf of the tree of splits.</summary>
/// <param name="Rows">Its records, ascending; null for all.</param>
/// <param name="Centroid">Their mean.</param>
/// <param name="Inertia">Σ w·|x − centroid|² of them.</param>
internal sealed record BisectedCluster(int[]? Rows, double[] Centroid, double Inertia)
{
    /// <summary>Whether a split of it has not failed yet.</summary>
    public bool CanSplit { get; init; } = true;

    /// <summary>What makes it the next to be split: its inertia, or 0.</summary>
    public double Splittable => CanSplit ? Inertia : 0;

    /// <summary>The two clusters of a fit; one or none where all records fell to one side.</summary>
    public static BisectedCluster[] Halves(FitProblem problem, int[]? rows, KMeansOutcome fit)
    {
        int length = problem.Records.Length;
        int second = fit.Labels.Sum();
        var members = new int[][] { new int[fit.Labels.Length - second], new int[second] };
        if (members[0].Length == 0 || second == 0)
            return [];
        double[] distances = ExactDistances.ToOwn(problem.Records, fit.Centroids, fit.Labels, problem.Execution);
        var filled = new int[2];
        var inertias = new double[2];
        for (int i = 0; i < fit.Labels.Length; i++)
        {
            int half = fit.Labels[i];
            members[half][filled[half]++] = rows is null ? i : rows[i];
            inertias[half] += distances[i] * (problem.Weights is null ? 1 : problem.Weights[i]);
        }

        return [.. Enumerable.Range(0, 2).Select(h => new BisectedCluster(members[h], fit.Centroids.AsSpan(h * length, length).ToArray(), inertias[h]))];
    }
}
