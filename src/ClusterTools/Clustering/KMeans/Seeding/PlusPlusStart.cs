using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The seeding of one run, step by step: each centroid after the first is the best of some records sampled with probability proportional to weight times squared
/// distance from the nearest centroid so far; the best is the one that leaves the lowest inertia (ties: the first).</summary>
/// <param name="number">The index of the run.</param>
/// <param name="recordCount">The number of records in all shards.</param>
/// <param name="clusterCount">The number of clusters.</param>
/// <param name="random">Its random source.</param>
/// <param name="potential">The sum of all weights.</param>
internal sealed class PlusPlusStart(int number, int recordCount, int clusterCount, RandomSource random, double potential)
{
    private double _potential = potential;
    private int _next;

    public int Number => number;

    /// <summary>The global indices of the chosen records.</summary>
    public int[] Chosen { get; } = new int[clusterCount];

    /// <summary>The draws that are on trial.</summary>
    public PlusPlusDraw[] Draws { get; private set; } = [];

    /// <summary>The best trial of the last pass; −1 for none.</summary>
    public int Accepted { get; private set; } = -1;

    /// <summary>Whether it waits for a pass.</summary>
    public bool IsOnTrial => Draws.Length > 0;

    /// <summary>Draws the trials of the next pass.</summary>
    public void Advance()
    {
        for (Draws = []; _next < Chosen.Length; _next++)
        {
            if (_potential > 0)
            {
                Draws = new PlusPlusDraw[_next == 0 ? 1 : CentroidSeeding.TrialCount(clusterCount)];
                for (int t = 0; t < Draws.Length; t++)
                    Draws[t] = new PlusPlusDraw(random.NextDouble() * _potential);
                return;
            }

            // Every record coincides with a centroid: there are fewer distinct records than clusters, and any will do.
            Chosen[_next] = random.NextInt32(recordCount);
        }
    }

    /// <summary>Records the potentials that the trials would leave.</summary>
    public void Take(PlusPlusDraw[] draws, TrialSums sums)
    {
        Accepted = 0;
        for (int t = 1; t < draws.Length; t++)
        {
            if (sums.Potential(t) < sums.Potential(Accepted))
                Accepted = t;
        }

        _potential = sums.Potential(Accepted);
        Chosen[_next++] = draws[Accepted].Row;
    }
}
