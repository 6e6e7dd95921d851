using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>Chooses the records that a fit starts from.</summary>
internal static class CentroidSeeding
{
    private const int ChunkValues = 1 << 15;

    /// <summary>The records (row numbers) to start from.</summary>
    public static int[] Choose(FitProblem problem, KMeansInitialization initialization, int clusterCount, RandomSource random) =>
        initialization == KMeansInitialization.Random ? ChooseAny(problem, clusterCount, random) : ChoosePlusPlus(problem, clusterCount, random);

    /// <summary>The values of records, one after the other.</summary>
    public static double[] Gather(RecordSource records, int[] rows)
    {
        var centroids = new double[checked(rows.Length * records.Length)];
        var scratch = new double[records.Length];
        for (int k = 0; k < rows.Length; k++)
            records.Read(rows[k], 1, scratch).CopyTo(centroids.AsSpan(k * records.Length));
        return centroids;
    }

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
    private static int[] ChoosePlusPlus(FitProblem problem, int clusterCount, RandomSource random)
    {
        var records = problem.Records;
        var chosen = new int[clusterCount];
        var state = new PlusPlusState(problem, ChunkValues);
        chosen[0] = state.Draw(random);
        int trials = 2 + (int)Math.Log(clusterCount);
        var candidates = new int[trials];
        state.Accept(Gather(records, [chosen[0]]));
        for (int k = 1; k < clusterCount; k++)
        {
            if (!(state.Potential > 0))
            {
                // Every record lies on a centroid: there are fewer different records than clusters, and any will do.
                chosen[k] = random.NextInt32(records.Count);
                continue;
            }

            for (int t = 0; t < trials; t++)
                candidates[t] = state.Draw(random);
            double[] values = Gather(records, candidates);
            double[] potentials = state.PotentialsWith(values);
            int best = 0;
            for (int t = 1; t < trials; t++)
            {
                if (potentials[t] < potentials[best])
                    best = t;
            }

            chosen[k] = candidates[best];
            state.Accept(values.AsSpan(best * records.Length, records.Length).ToArray());
        }

        return chosen;
    }
}
