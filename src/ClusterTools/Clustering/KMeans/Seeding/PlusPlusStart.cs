using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The choosing of one start, step by step: each centroid after the first is the best of some records drawn with probabilities in proportion to weight times
/// squared distance from the nearest centroid so far; best is what leaves the least inertia (the first of equals).</summary>
/// <param name="number">The number of the start.</param>
/// <param name="recordCount">All records.</param>
/// <param name="clusterCount">Clusters.</param>
/// <param name="random">Its random numbers.</param>
/// <param name="potential">The sum of all weights.</param>
internal sealed class PlusPlusStart(int number, int recordCount, int clusterCount, RandomSource random, double potential)
{
    private double _potential = potential;
    private int _next;

    /// <summary>The number of the start.</summary>
    public int Number => number;

    /// <summary>The records chosen, numbered among all.</summary>
    public int[] Chosen { get; } = new int[clusterCount];

    /// <summary>What is on trial.</summary>
    public PlusPlusDraw[] Draws { get; private set; } = [];

    /// <summary>The trial of the last pass that was the best; −1 for none.</summary>
    public int Accepted { get; private set; } = -1;

    /// <summary>Whether it waits for a pass.</summary>
    public bool IsOnTrial => Draws.Length > 0;

    /// <summary>Draws what the next pass is to try.</summary>
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

            // Every record lies on a centroid: there are fewer distinct records than clusters, and any will do.
            Chosen[_next] = random.NextInt32(recordCount);
        }
    }

    /// <summary>Takes in what the trials would leave.</summary>
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
