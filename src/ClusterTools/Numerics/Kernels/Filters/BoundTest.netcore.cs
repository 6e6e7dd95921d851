using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Which of 64 records a lower bound does not rule out.</summary>
internal static unsafe class BoundTest
{
    /// <summary>A bit for each record of which not (bound − drift − slack·(bound + drift) &gt; distance), which includes what is not a number.</summary>
    /// <param name="bounds">The bounds, plus the drift when they were set.</param>
    /// <param name="drift">The drift now.</param>
    /// <param name="slack">The share that rounding is given.</param>
    /// <param name="distances">What may be as near.</param>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Within(float* bounds, float drift, float slack, float* distances)
    {
        ulong outside = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int r = 0; r < RecordGroup.Size; r += 16)
            {
                var stored = Vector512.Load(bounds + r);
                var d = Vector512.Create(drift);
                var bound = stored - d - (Vector512.Create(slack) * (stored + d));
                outside |= Vector512.GreaterThan(bound, Vector512.Load(distances + r)).ExtractMostSignificantBits() << r;
            }

            return ~outside;
        }

        for (int r = 0; r < RecordGroup.Size; r += 8)
        {
            var stored = Vector256.Load(bounds + r);
            var d = Vector256.Create(drift);
            var bound = stored - d - (Vector256.Create(slack) * (stored + d));
            outside |= (ulong)Vector256.GreaterThan(bound, Vector256.Load(distances + r)).ExtractMostSignificantBits() << r;
        }

        return ~outside;
    }
}
