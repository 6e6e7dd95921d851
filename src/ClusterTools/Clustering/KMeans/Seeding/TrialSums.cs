using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>The potential each trial of a run would leave, summed over chunks in the order of <see cref="LaneSums"/>, and that of the chunk which the next shard
/// continues.</summary>
/// <param name="trials">The number of trials.</param>
internal sealed class TrialSums(int trials)
{
    private readonly double[] _lanes = new double[trials * LaneSums.Lanes];

    /// <summary>The eight lane sums of a chunk so far: for each block of trials, lane by lane, one value per trial.</summary>
    public double[] Open { get; } = new double[(trials + TrialKernel.PointCount - 1) / TrialKernel.PointCount * TrialKernel.PointCount * LaneSums.Lanes];

    /// <summary>Adds the potential a trial would leave in the next chunk.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="chunk">The global index of the chunk.</param>
    /// <param name="potential">The potential.</param>
    public void Add(int trial, int chunk, double potential) => _lanes[(trial * LaneSums.Lanes) + (chunk % LaneSums.Lanes)] += potential;

    /// <summary>The potential that a trial would leave for all records.</summary>
    public double Potential(int trial) => LaneSums.Fold(_lanes.AsSpan(trial * LaneSums.Lanes, LaneSums.Lanes));

    /// <summary>The potential that a trial would leave for a chunk.</summary>
    /// <param name="sums">The chunk's eight lane sums, in the layout of <see cref="Open"/>.</param>
    /// <param name="trial">The trial.</param>
    public static double Fold(double[] sums, int trial)
    {
        const int Block = TrialKernel.PointCount;
        Span<double> lanes = stackalloc double[LaneSums.Lanes];
        int at = (trial / Block * Block * LaneSums.Lanes) + (trial % Block);
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = sums[at + (lane * Block)];
        return LaneSums.Fold(lanes);
    }
}
