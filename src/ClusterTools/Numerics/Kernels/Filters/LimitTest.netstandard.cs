using System.Numerics;
using System.Runtime.CompilerServices;
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
        var most = new Vector<float>(limit);
        for (int r = 0; r < RecordGroup.Size; r += Vector<float>.Count)
        {
            if (!Vector.LessThanOrEqualAny(*(Vector<float>*)(offsets + r) + *(Vector<float>*)(scores + r), most))
                continue;
            for (int i = r; i < r + Vector<float>.Count; i++)
            {
                if (offsets[i] + scores[i] <= limit)
                    within |= 1UL << i;
            }
        }

        return within;
    }

    /// <summary>The lowest record of a set that is not empty.</summary>
    public static int First(ulong records)
    {
        uint low = (uint)records;
        return low != 0 ? BitOperations.TrailingZeroCount(low) : 32 + BitOperations.TrailingZeroCount((uint)(records >> 32));
    }

    /// <summary>How many a set has.</summary>
    public static int Count(ulong records) => BitOperations.PopCount((uint)records) + BitOperations.PopCount((uint)(records >> 32));
}
