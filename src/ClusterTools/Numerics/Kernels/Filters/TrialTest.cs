using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Finds which of 64 records may be nearer to a trial point than to their current centroid (<see cref="TrialFilter"/>).</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class TrialTest<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>A bit for each record for which (the smallest product + score − cross·norm of any point, + offset &gt; limit) is false, including NaN.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Within(float* products, float* scores, float* crosses, int points, float* norms, float* offsets, float* limits)
    {
        var ops = default(TOps);
        int w = ops.Count;
        ulong outside = 0;
        // Two vectors at a time, because there are many points and each minimum depends on the one before.
        for (int r = 0; r < RecordGroup.Size; r += 2 * w)
        {
            TVector norm0 = ops.Load(norms + r), norm1 = ops.Load(norms + r + w);
            var least0 = ops.Broadcast(float.PositiveInfinity);
            var least1 = least0;
            float* product = products + r;
            for (int t = 0; t < points; t++, product += RecordGroup.Size)
            {
                TVector score = ops.Broadcast(scores[t]), cross = ops.Broadcast(crosses[t]);
                least0 = ops.Min(least0, ops.Subtract(ops.Add(ops.Load(product), score), ops.Multiply(cross, norm0)));
                least1 = ops.Min(least1, ops.Subtract(ops.Add(ops.Load(product + w), score), ops.Multiply(cross, norm1)));
            }

            outside |= ops.Greater(ops.Add(least0, ops.Load(offsets + r)), ops.Load(limits + r)) << r;
            outside |= ops.Greater(ops.Add(least1, ops.Load(offsets + r + w)), ops.Load(limits + r + w)) << (r + w);
        }

        return ~outside;
    }
}
