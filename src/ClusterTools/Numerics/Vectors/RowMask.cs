using System.Numerics;

namespace ClusterTools.Numerics.Vectors;

/// <summary>Expands a bit mask of 64 records to vector lanes.</summary>
internal static class RowMask
{
    /// <summary>The bit of each lane.</summary>
    public static Vector<int> Bits { get; } = BitOfLanes();

    /// <summary>A lane mask, with all bits set for the records from <paramref name="row"/> on whose bit is set.</summary>
    /// <param name="rows">A bit for each record.</param>
    /// <param name="row">The record of the first lane.</param>
    /// <param name="bits"><see cref="Bits"/>, loaded once before a loop.</param>
    public static Vector<int> Of(ulong rows, int row, Vector<int> bits) => Vector.Equals(new Vector<int>((int)(rows >> row)) & bits, bits);

    private static Vector<int> BitOfLanes()
    {
        var lanes = new int[Vector<int>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = 1 << lane;
        return new Vector<int>(lanes);
    }
}
