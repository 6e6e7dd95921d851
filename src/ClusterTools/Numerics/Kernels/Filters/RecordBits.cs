using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Kernels.Filters;

/// <summary>Sets of up to 64 records as bit masks.</summary>
internal static class RecordBits
{
    /// <summary>The lowest record of a non-empty set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ulong records) => BitOperations.TrailingZeroCount(records);

    /// <summary>The number of records in a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong records) => BitOperations.PopCount(records);
}
