using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Chooses the records that fits start from.</summary>
internal static class CentroidSeeding
{
    /// <summary>The records (row numbers) to start from.</summary>
    public static int[] Choose(FitProblem problem, KMeansInitialization initialization, int clusterCount, RandomSource random) =>
        ChooseAll(problem, initialization, [clusterCount], [random])[0];

    /// <summary>The records to start from, for several starts at once: the same that each alone would get.</summary>
    public static int[][] ChooseAll(FitProblem problem, KMeansInitialization initialization, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms)
    {
        return initialization switch
        {
            KMeansInitialization.KMeansPlusPlus => ChoosePlusPlus(problem, clusterCounts, randoms),
            KMeansInitialization.Parallel => [.. clusterCounts.Select((count, s) => ParallelSeeding.Choose(problem, count, randoms[s]))],
            KMeansInitialization.Random => [.. clusterCounts.Select((count, s) => ChooseAny(problem, count, randoms[s]))],
            _ => throw EnumGuard.Unexpected(initialization),
        };
    }

    /// <summary>The values of records, one after the other.</summary>
    public static double[] Gather(RecordSource records, ReadOnlySpan<int> rows)
    {
        var centroids = new double[checked(rows.Length * records.Length)];
        var scratch = new double[records.Length];
        for (int k = 0; k < rows.Length; k++)
            records.Read(rows[k], 1, scratch).CopyTo(centroids.AsSpan(k * records.Length));
        return centroids;
    }

    /// <summary>The records that k-means++ tries for each centroid.</summary>
    public static int TrialCount(int clusterCount) => 2 + (int)Math.Log(clusterCount);

    private static int[] ChooseAny(FitProblem problem, int clusterCount, RandomSource random)
    {
        if (problem.Weights is not { } weights)
            return random.Sample(problem.Records.Count, clusterCount);

        // Records without weight come last: they are taken only where there are too few others.
        var rows = new List<int>();
        var weightless = new List<int>();
        for (int i = 0; i < weights.Length; i++)
            (weights[i] > 0 ? rows : weightless).Add(i);
        var chosen = new List<int>();
        foreach (int i in random.Sample(rows.Count, Math.Min(clusterCount, rows.Count)))
            chosen.Add(rows[i]);
        chosen.AddRange(weightless.GetRange(0, clusterCount - chosen.Count));
        return [.. chosen];
    }

    /// <summary>Greedy k-means++ (<see cref="PlusPlusStart"/>). Each start has random numbers of its own, so that they advance side by side.</summary>
    private static int[][] ChoosePlusPlus(FitProblem problem, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms)
    {
        using var pass = new SeedingPass(problem);
        var starts = new PlusPlusStart[clusterCounts.Count];
        for (int s = 0; s < starts.Length; s++)
            starts[s] = new PlusPlusStart(problem, new PlusPlusState(problem, pass.Rows, pass.Chunks), clusterCounts[s], randoms[s]);
        while (true)
        {
            ChunkedParallel.For(starts.Length, problem.Execution, (s, _) => starts[s].Advance());
            PlusPlusState[] live = [.. starts.Where(s => s.IsOnTrial).Select(s => s.State)];
            if (live.Length == 0)
                return Array.ConvertAll(starts, s => s.Chosen);
            pass.Run(live);
        }
    }
}
