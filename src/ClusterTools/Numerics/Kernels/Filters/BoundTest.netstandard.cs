using System.Runtime.CompilerServices;
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
        ulong within = 0;
        for (int r = 0; r < RecordGroup.Size; r++)
        {
            if (!(bounds[r] - drift - (slack * (bounds[r] + drift)) > distances[r]))
                within |= 1UL << r;
        }

        return within;
    }
}
