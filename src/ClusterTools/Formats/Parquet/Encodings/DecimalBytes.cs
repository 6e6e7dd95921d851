using System.Globalization;
using System.Numerics;

namespace ClusterTools.Formats.Parquet.Encodings;

/// <summary>Turns decimals into the nearest doubles.</summary>
internal static class DecimalBytes
{
    // Up to here integers and powers of ten are exact as doubles, so that one division rounds once.
    private const long ExactInteger = 1L << 53;
    private const int ExactPower = 22;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>An integer divided by a power of ten.</summary>
    public static double ToDouble(long unscaled, int scale) =>
        scale <= ExactPower && unscaled is >= -ExactInteger and <= ExactInteger ? unscaled / Powers[scale] : Parse(new BigInteger(unscaled), scale);

    /// <summary>An integer of any length, the most significant byte first, divided by a power of ten.</summary>
    public static double ToDouble(ReadOnlySpan<byte> bytes, int scale)
    {
        byte[] reversed = bytes.ToArray();
        Array.Reverse(reversed);
        var unscaled = new BigInteger(reversed);
        return unscaled >= long.MinValue && unscaled <= long.MaxValue ? ToDouble((long)unscaled, scale) : Parse(unscaled, scale);
    }

    private static double Parse(BigInteger unscaled, int scale) =>
        double.Parse(string.Format(CultureInfo.InvariantCulture, "{0}E-{1}", unscaled, scale), NumberStyles.Float, CultureInfo.InvariantCulture);
}
