using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>The responsibilities of 64 records by log-sum-exp: with m the largest score, ln Σ e^s = m + ln Σ e^(s − m).</summary>
/// <remarks>Responsibilities below e^−708 are 0. The entropy −Σ r·ln r is computed as ln Σ e^(s − m) + Σ r·(m − s), all of whose terms are at least 0.</remarks>
internal static unsafe class Responsibilities<TVector, TOps>
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    private const int Group = RecordGroup.Size;

    [MethodImpl(KernelLoop.Options)]
    public static void Compute(int components, MixtureScratch scratch)
    {
        var ops = default(TOps);
        for (int r = 0; r < Group; r += ops.Count)
        {
            double* scores = scratch.Scores + r;
            var greatest = ops.Load(scores);
            var label = ops.Zero;
            for (int k = 1; k < components; k++)
            {
                var score = ops.Load(scores + (k * (long)Group));
                label = ops.SelectLess(greatest, score, ops.Broadcast(k), label);
                greatest = ops.SelectLess(greatest, score, score, greatest);
            }

            var sum = ops.Zero;
            var spread = ops.Zero;
            var least = ops.Broadcast(VectorMath<TVector, TOps>.LeastExponent);
            for (int k = 0; k < components; k++)
            {
                double* place = scores + (k * (long)Group);
                var difference = ops.Subtract(ops.Load(place), greatest);
                var share = VectorMath<TVector, TOps>.Exp(difference);
                ops.Store(share, place);
                sum = ops.Add(sum, share);
                // Very distant components have no share; clamped, so that 0 is not multiplied by infinity.
                spread = ops.Subtract(spread, ops.Multiply(share, ops.SelectLess(difference, least, least, difference)));
            }

            var scale = ops.Divide(ops.Broadcast(1), sum);
            var log = VectorMath<TVector, TOps>.Log(sum);
            ops.Store(ops.Add(greatest, log), scratch.LogLikelihood + r);
            ops.Store(label, scratch.Label + r);
            ops.Store(scale, scratch.LabelProbability + r);
            ops.Store(ops.Add(log, ops.Multiply(spread, scale)), scratch.Entropy + r);
            for (int k = 0; k < components; k++)
            {
                double* place = scores + (k * (long)Group);
                ops.Store(ops.Multiply(ops.Load(place), scale), place);
            }
        }
    }
}
