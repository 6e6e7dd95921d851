using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Finds which of 64 records a lower bound does not exclude.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class BoundTest<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>A bit for each record for which (bound − drift − slack·(bound + drift) &gt; distance) is false, including NaN.</summary>
    /// <param name="bounds">The bounds, plus the drift when they were set.</param>
    /// <param name="drift">The current drift.</param>
    /// <param name="slack">The relative allowance for rounding.</param>
    /// <param name="distances">The distances to compare with.</param>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Within(float* bounds, float drift, float slack, float* distances)
    {
        var ops = default(TOps);
        TVector d = ops.Broadcast(drift), share = ops.Broadcast(slack);
        ulong outside = 0;
        for (int r = 0; r < RecordGroup.Size; r += ops.Count)
        {
            var stored = ops.Load(bounds + r);
            var bound = ops.Subtract(ops.Subtract(stored, d), ops.Multiply(share, ops.Add(stored, d)));
            outside |= ops.Greater(bound, ops.Load(distances + r)) << r;
        }

        return ~outside;
    }
}
