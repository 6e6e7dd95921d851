
namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>The steps of interpolating rows.</summary>
internal static class JpegInterpolation
{
    /// <summary>sums = 3·near + far.</summary>
    public static void Weight(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums)
    {
        for (int i = JpegVectorInterpolation.Weight(near, far, sums); i < sums.Length; i++)
            sums[i] = (ushort)((3 * near[i]) + far[i]);
    }

    /// <summary>sums = row.</summary>
    public static void Widen(ReadOnlySpan<byte> row, Span<ushort> sums)
    {
        for (int i = 0; i < sums.Length; i++)
            sums[i] = row[i];
    }

    /// <summary>Two samples out of one: (3·it + its left neighbour + rounding) / 2^shift and the same with the right one.</summary>
    /// <param name="sums">The samples, with one more at each end.</param>
    /// <param name="row">Where to.</param>
    /// <param name="evenRounding">What is added to the left one of the two.</param>
    /// <param name="oddRounding">What is added to the right one.</param>
    /// <param name="shift">The bits that are dropped.</param>
    public static void Spread(ReadOnlySpan<ushort> sums, Span<byte> row, int evenRounding, int oddRounding, int shift)
    {
        for (int i = JpegVectorInterpolation.Spread(sums, row, evenRounding, oddRounding, shift); i < sums.Length - 2; i++)
        {
            int middle = 3 * sums[i + 1];
            row[2 * i] = (byte)((middle + sums[i] + evenRounding) >> shift);
            row[(2 * i) + 1] = (byte)((middle + sums[i + 2] + oddRounding) >> shift);
        }
    }

    /// <summary>row = (3·near + far + rounding) / 4.</summary>
    public static void Blend(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> row, int rounding)
    {
        for (int i = 0; i < near.Length; i++)
            row[i] = (byte)(((3 * near[i]) + far[i] + rounding) >> 2);
    }
}
