using System.Numerics;
using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

internal sealed unsafe partial class TrialFilter
{
    /// <summary>A bit for each record of which not (the least product + score − cross·norm of any point + offset &gt; limit).</summary>
    [MethodImpl(KernelLoop.Options)]
    private static ulong Within(float* products, float* scores, float* crosses, int points, float* norms, float* offsets, float* limits)
    {
        // Of most vectors no record may be nearer: those are looked at lane by lane that have any.
        ulong within = 0;
        for (int r = 0; r < RecordGroup.Size; r += Vector<float>.Count)
        {
            var norm = Unsafe.ReadUnaligned<Vector<float>>(norms + r);
            var least = new Vector<float>(float.PositiveInfinity);
            float* product = products + r;
            for (int t = 0; t < points; t++, product += RecordGroup.Size)
                least = Vector.Min(least, Unsafe.ReadUnaligned<Vector<float>>(product) + new Vector<float>(scores[t]) - (crosses[t] * norm));
            var outside = Vector.GreaterThan(least + Unsafe.ReadUnaligned<Vector<float>>(offsets + r), Unsafe.ReadUnaligned<Vector<float>>(limits + r));
            if (Vector.EqualsAll(outside, new Vector<int>(-1)))
                continue;
            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                if (outside[lane] == 0)
                    within |= 1UL << (r + lane);
            }
        }

        return within;
    }
}
