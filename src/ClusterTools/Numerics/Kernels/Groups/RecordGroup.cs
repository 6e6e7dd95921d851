using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>The groups of 64 records that kernels process.</summary>
internal static class RecordGroup
{
    /// <summary>The number of records per group: four of the widest vectors.</summary>
    public const int Size = 64;

    /// <summary>The number of columns per block: with 64 records a block takes 32 KB, which stays in the L1 cache while all centroids are compared with it. Each block also
    /// ends a chain of additions, which keeps the rounding bound small for long records.</summary>
    public const int ColumnBlock = 128;

    /// <summary>A bit for each of the first <paramref name="count"/> records of a group.</summary>
    public static ulong First(int count) => count == Size ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>Lists the records whose bit is set.</summary>
    /// <param name="rows">A bit for each record.</param>
    /// <param name="list">Receives their rows; has a length of 64.</param>
    /// <returns>The number of records listed.</returns>
    [MethodImpl(KernelLoop.Options)]
    public static int List(ulong rows, Span<byte> list)
    {
        int count = 0;
        for (; rows != 0; rows &= rows - 1)
            list[count++] = (byte)BitOperations.TrailingZeroCount(rows);
        return count;
    }
}
