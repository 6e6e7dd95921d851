using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The choosing of one start, step by step: each centroid after the first is the best of some records drawn with probabilities in proportion to weight times
/// squared distance from the nearest centroid so far; best is what leaves the least inertia (the first of equals).</summary>
internal sealed class PlusPlusStart(FitProblem problem, PlusPlusState state, int clusterCount, RandomSource random)
{
    private readonly int[] _chosen = new int[clusterCount];
    private int[] _onTrial = [];
    private int _next;

    /// <summary>The records chosen.</summary>
    public int[] Chosen => _chosen;

    /// <summary>What passes go over.</summary>
    public PlusPlusState State => state;

    /// <summary>Whether it waits for a pass.</summary>
    public bool IsOnTrial => _onTrial.Length > 0;

    /// <summary>Takes the pass in, and draws what the next is to try.</summary>
    public void Advance()
    {
        if (IsOnTrial)
            Take();
        for (_onTrial = []; _next < _chosen.Length; _next++)
        {
            if (state.Potential > 0)
            {
                Draw(_next == 0 ? 1 : CentroidSeeding.TrialCount(clusterCount));
                return;
            }

            // Every record lies on a centroid: there are fewer different records than clusters, and any will do.
            _chosen[_next] = random.NextInt32(problem.Records.Count);
        }
    }

    private void Take()
    {
        double[] potentials = state.TrialPotentials;
        int best = 0;
        for (int t = 1; t < potentials.Length; t++)
        {
            if (potentials[t] < potentials[best])
                best = t;
        }

        state.Accept(best);
        _chosen[_next++] = _onTrial[best];
    }

    private void Draw(int count)
    {
        _onTrial = new int[count];
        for (int t = 0; t < count; t++)
            _onTrial[t] = state.Draw(random);
        state.Try(CentroidSeeding.Gather(problem.Records, _onTrial), count);
    }
}
