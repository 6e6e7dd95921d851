using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Kernels.Groups;

/// <summary>The unit in which the kernels take records.</summary>
internal static class RecordGroup
{
    /// <summary>Records of a group: four of the widest vectors.</summary>
    public const int Size = 64;

    /// <summary>Columns that are worked on at a time: with 64 records they take 32 KB, which stays in the first cache while all centroids go over it. Each such block
    /// also ends a chain of additions, which keeps the rounding bound small for long records.</summary>
    public const int ColumnBlock = 128;

    /// <summary>A bit for each of the first records of a group.</summary>
    public static ulong First(int count) => count == Size ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>Lists the records whose bit is set.</summary>
    /// <param name="rows">A bit for each record.</param>
    /// <param name="list">Room for 64; their places.</param>
    /// <returns>How many.</returns>
    [MethodImpl(KernelLoop.Options)]
    public static int List(ulong rows, Span<byte> list)
    {
        int count = 0;
        for (; rows != 0; rows &= rows - 1)
            list[count++] = (byte)BitOperations.TrailingZeroCount(rows);
        return count;
    }
}
