using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Which of 64 records have a score within a limit.</summary>
internal static unsafe class LimitTest
{
    /// <summary>A bit for each record of which offset + score ≤ limit.</summary>
    /// <param name="offsets">What is added to each score.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="limit">The limit.</param>
    [MethodImpl(KernelLoop.Options)]
    public static ulong Within(float* offsets, float* scores, float limit)
    {
        ulong within = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var most = Vector512.Create(limit);
            for (int r = 0; r < RecordGroup.Size; r += 16)
                within |= Vector512.LessThanOrEqual(Vector512.Load(offsets + r) + Vector512.Load(scores + r), most).ExtractMostSignificantBits() << r;
            return within;
        }

        var bound = Vector256.Create(limit);
        for (int r = 0; r < RecordGroup.Size; r += 8)
            within |= (ulong)Vector256.LessThanOrEqual(Vector256.Load(offsets + r) + Vector256.Load(scores + r), bound).ExtractMostSignificantBits() << r;
        return within;
    }

    /// <summary>The lowest record of a set that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ulong records) => BitOperations.TrailingZeroCount(records);

    /// <summary>How many a set has.</summary>
    public static int Count(ulong records) => BitOperations.PopCount(records);
}
