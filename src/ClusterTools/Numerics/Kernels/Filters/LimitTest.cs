using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Finds which of 64 records have a score within a limit.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class LimitTest<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>A bit for each record for which offset + score ≤ limit.</summary>
    /// <param name="offsets">Added to each score.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="limit">The limit.</param>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Within(float* offsets, float* scores, float limit)
    {
        var ops = default(TOps);
        var most = ops.Broadcast(limit);
        ulong within = 0;
        for (int r = 0; r < RecordGroup.Size; r += ops.Count)
            within |= ops.AtMost(ops.Add(ops.Load(offsets + r), ops.Load(scores + r)), most) << r;
        return within;
    }
}
