using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Sets of 64 records as a bit for each.</summary>
internal static class RecordBits
{
    /// <summary>The lowest record of a set that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ulong records) => BitOperations.TrailingZeroCount(records);

    /// <summary>How many a set has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong records) => BitOperations.PopCount(records);
}
