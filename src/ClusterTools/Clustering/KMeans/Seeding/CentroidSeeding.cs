using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Chooses the records that become initial centroids.</summary>
internal static class CentroidSeeding
{
    /// <summary>The global indices of the initial centroids.</summary>
    public static int[] Choose(FitProblem problem, KMeansInitialization initialization, int clusterCount, RandomSource random) =>
        ChooseAll(problem, initialization, [clusterCount], [random])[0];

    /// <summary>The initial centroids of several runs at once: the same that each would get alone.</summary>
    public static int[][] ChooseAll(FitProblem problem, KMeansInitialization initialization, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms) => initialization switch
    {
        KMeansInitialization.KMeansPlusPlus => PlusPlusSeeding.Choose(problem, clusterCounts, randoms),
        KMeansInitialization.Parallel => [.. clusterCounts.Select((count, s) => ParallelSeeding.Choose(problem, count, randoms[s]))],
        KMeansInitialization.Random => [.. clusterCounts.Select((count, s) => ChooseAny(problem, count, randoms[s]))],
        _ => throw EnumGuard.Unexpected(initialization),
    };

    /// <summary>The number of candidates that greedy k-means++ tries for each centroid.</summary>
    public static int TrialCount(int clusterCount) => 2 + (int)Math.Log(clusterCount);

    private static int[] ChooseAny(FitProblem problem, int clusterCount, RandomSource random)
    {
        var data = problem.Data;
        if (!data.HasWeights)
            return random.Sample(data.Count, clusterCount);

        // Records without weight come last: they are chosen only if there are too few others.
        int positive = data.CountPositiveWeights();
        int[] chosen = data.PositiveWeightRows(random.Sample(positive, Math.Min(clusterCount, positive)));
        return [.. chosen, .. data.ZeroWeightRows(clusterCount - chosen.Length)];
    }
}
