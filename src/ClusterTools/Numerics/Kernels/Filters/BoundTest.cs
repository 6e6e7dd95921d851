using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Which of 64 records a lower bound does not rule out.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class BoundTest<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>A bit for each record of which not (bound − drift − slack·(bound + drift) &gt; distance), which includes what is not a number.</summary>
    /// <param name="bounds">The bounds, plus the drift when they were set.</param>
    /// <param name="drift">The drift now.</param>
    /// <param name="slack">The share that rounding is given.</param>
    /// <param name="distances">What may be as near.</param>
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
