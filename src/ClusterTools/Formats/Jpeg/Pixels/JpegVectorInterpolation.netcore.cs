using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Steps of interpolating in vectors; each says how many samples it did.</summary>
internal static class JpegVectorInterpolation
{
    private const int Lanes = 16;

    public static int Weight(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums)
    {
        if (!InstructionSets.HasAvx2)
            return 0;
        int i = 0;
        for (; i + Lanes <= sums.Length; i += Lanes)
        {
            var middle = Widen(near.Slice(i, Lanes));
            (middle + middle + middle + Widen(far.Slice(i, Lanes))).CopyTo(sums.Slice(i));
        }

        return i;
    }

    public static int Spread(ReadOnlySpan<ushort> sums, Span<byte> row, int evenRounding, int oddRounding, int shift)
    {
        if (!InstructionSets.HasAvx2 || !BitConverter.IsLittleEndian)
            return 0;
        var even = Vector256.Create((ushort)evenRounding);
        var odd = Vector256.Create((ushort)oddRounding);
        var pairs = MemoryMarshal.Cast<byte, ushort>(row);
        int i = 0;
        for (; i + Lanes + 2 <= sums.Length; i += Lanes)
        {
            var middle = Vector256.Create(sums.Slice(i + 1, Lanes));
            middle = middle + middle + middle;
            var left = Vector256.ShiftRightLogical(middle + Vector256.Create(sums.Slice(i, Lanes)) + even, shift);
            var right = Vector256.ShiftRightLogical(middle + Vector256.Create(sums.Slice(i + 2, Lanes)) + odd, shift);
            // The left one is the first byte of the two.
            (left | (right << 8)).CopyTo(pairs.Slice(i));
        }

        return i;
    }

    private static Vector256<ushort> Widen(ReadOnlySpan<byte> bytes)
    {
        var (lower, upper) = Vector128.Widen(Vector128.Create(bytes));
        return Vector256.Create(lower, upper);
    }
}
