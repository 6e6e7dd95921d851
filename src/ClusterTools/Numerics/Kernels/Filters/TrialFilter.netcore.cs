using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

internal sealed unsafe partial class TrialFilter
{
    /// <summary>A bit for each record of which not (the least product + score − cross·norm of any point + offset &gt; limit).</summary>
    [MethodImpl(KernelLoop.Options)]
    private static ulong Within(float* products, float* scores, float* crosses, int points, float* norms, float* offsets, float* limits)
    {
        ulong outside = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int r = 0; r < RecordGroup.Size; r += 32)
            {
                var norm0 = Vector512.Load(norms + r);
                var norm1 = Vector512.Load(norms + r + 16);
                var least0 = Vector512.Create(float.PositiveInfinity);
                var least1 = least0;
                float* product = products + r;
                for (int t = 0; t < points; t++, product += RecordGroup.Size)
                {
                    var score = Vector512.Create(scores[t]);
                    var cross = Vector512.Create(crosses[t]);
                    least0 = Vector512.MinNative(least0, Vector512.Load(product) + score - (cross * norm0));
                    least1 = Vector512.MinNative(least1, Vector512.Load(product + 16) + score - (cross * norm1));
                }

                outside |= Vector512.GreaterThan(least0 + Vector512.Load(offsets + r), Vector512.Load(limits + r)).ExtractMostSignificantBits() << r;
                outside |= Vector512.GreaterThan(least1 + Vector512.Load(offsets + r + 16), Vector512.Load(limits + r + 16)).ExtractMostSignificantBits() << (r + 16);
            }

            return ~outside;
        }

        for (int r = 0; r < RecordGroup.Size; r += 8)
        {
            var norm = Vector256.Load(norms + r);
            var least = Vector256.Create(float.PositiveInfinity);
            float* product = products + r;
            for (int t = 0; t < points; t++, product += RecordGroup.Size)
                least = Vector256.MinNative(least, Vector256.Load(product) + Vector256.Create(scores[t]) - (Vector256.Create(crosses[t]) * norm));
            outside |= (ulong)Vector256.GreaterThan(least + Vector256.Load(offsets + r), Vector256.Load(limits + r)).ExtractMostSignificantBits() << r;
        }

        return ~outside;
    }
}
