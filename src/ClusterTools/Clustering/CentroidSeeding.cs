using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>Chooses the records that fits start from.</summary>
internal static class CentroidSeeding
{
    /// <summary>The records (row numbers) to start from.</summary>
    public static int[] Choose(FitProblem problem, KMeansInitialization initialization, int clusterCount, RandomSource random) =>
        ChooseAll(problem, initialization, [clusterCount], [random])[0];

    /// <summary>The records to start from, for several starts at once: the same that each alone would get.</summary>
    public static int[][] ChooseAll(FitProblem problem, KMeansInitialization initialization, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms)
    {
        if (initialization == KMeansInitialization.KMeansPlusPlus)
            return ChoosePlusPlus(problem, clusterCounts, randoms);
        if (initialization == KMeansInitialization.Parallel)
            return [.. clusterCounts.Select((count, s) => ParallelSeeding.Choose(problem, count, randoms[s]))];
        var chosen = new int[clusterCounts.Count][];
        for (int s = 0; s < chosen.Length; s++)
            chosen[s] = ChooseAny(problem, clusterCounts[s], randoms[s]);
        return chosen;
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

    /// <summary>Greedy k-means++: each centroid after the first is the best of 2 + ⌊ln K⌋ records drawn with probabilities in proportion to weight times squared
    /// distance from the nearest centroid so far; best is what leaves the least inertia (the first of equals).</summary>
    private static int[][] ChoosePlusPlus(FitProblem problem, IReadOnlyList<int> clusterCounts, IReadOnlyList<RandomSource> randoms)
    {
        var records = problem.Records;
        var pass = new SeedingPass(problem);
        var states = new PlusPlusState[clusterCounts.Count];
        var chosen = new int[states.Length][];
        for (int s = 0; s < states.Length; s++)
        {
            states[s] = new PlusPlusState(problem, pass.Rows, pass.Chunks);
            chosen[s] = new int[clusterCounts[s]];
            chosen[s][0] = states[s].Draw(randoms[s]);
            states[s].Try(Gather(records, [chosen[s][0]]), 1);
        }

        var live = new List<PlusPlusState>(states);
        pass.Run(live);
        foreach (var state in live)
            state.Accept(0);
        for (int k = 1; k < clusterCounts.Max(); k++)
        {
            live.Clear();
            var candidates = new int[states.Length][];
            for (int s = 0; s < states.Length; s++)
            {
                if (k >= clusterCounts[s])
                    continue;
                if (!(states[s].Potential > 0))
                {
                    // Every record lies on a centroid: there are fewer different records than clusters, and any will do.
                    chosen[s][k] = randoms[s].NextInt32(records.Count);
                    continue;
                }

                candidates[s] = new int[TrialCount(clusterCounts[s])];
                for (int t = 0; t < candidates[s].Length; t++)
                    candidates[s][t] = states[s].Draw(randoms[s]);
                states[s].Try(Gather(records, candidates[s]), candidates[s].Length);
                live.Add(states[s]);
            }

            if (live.Count == 0)
                continue;
            pass.Run(live);
            for (int s = 0; s < states.Length; s++)
            {
                if (candidates[s] is null)
                    continue;
                double[] potentials = states[s].TrialPotentials;
                int best = 0;
                for (int t = 1; t < potentials.Length; t++)
                {
                    if (potentials[t] < potentials[best])
                        best = t;
                }

                chosen[s][k] = candidates[s][best];
                states[s].Accept(best);
            }
        }

        return chosen;
    }
}
