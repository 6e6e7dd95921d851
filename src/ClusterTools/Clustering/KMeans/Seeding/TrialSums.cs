using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>What each trial of a start would leave, summed over chunks in their order as <see cref="LaneSums"/> sums, and what it would leave of the chunk that the next shard
/// goes on with.</summary>
/// <param name="trials">Trials.</param>
internal sealed class TrialSums(int trials)
{
    private readonly double[] _lanes = new double[trials * LaneSums.Lanes];

    /// <summary>The eight sums of a chunk so far: for each block of trials lane after lane, a value for each trial.</summary>
    public double[] Open { get; } = new double[(trials + TrialKernel.PointCount - 1) / TrialKernel.PointCount * TrialKernel.PointCount * LaneSums.Lanes];

    /// <summary>Adds what a trial would leave of the next chunk.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="chunk">The number of the chunk among all.</param>
    /// <param name="potential">What it would leave.</param>
    public void Add(int trial, int chunk, double potential) => _lanes[(trial * LaneSums.Lanes) + (chunk % LaneSums.Lanes)] += potential;

    /// <summary>What a trial would leave of all records.</summary>
    public double Potential(int trial) => LaneSums.Fold(_lanes.AsSpan(trial * LaneSums.Lanes, LaneSums.Lanes));

    /// <summary>What a trial would leave of a chunk.</summary>
    /// <param name="sums">Its eight sums, as <see cref="Open"/> has them.</param>
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
