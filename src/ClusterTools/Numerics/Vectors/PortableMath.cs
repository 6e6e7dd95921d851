namespace ClusterTools.Numerics.Vectors;

/// <summary>Elementary functions built only from additions, multiplications and divisions, so that they round identically on every platform (those of C libraries differ in
/// the last bits).</summary>
internal static class PortableMath
{
    /// <summary>ln 2, rounded.</summary>
    public const double Ln2 = Ln2High + Ln2Low;

    /// <summary>The leading bits of ln 2: exact when multiplied by an integer of up to 11 bits.</summary>
    public const double Ln2High = 6.93147180369123816490e-01;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    public const double Ln2Low = 1.90821492927058770002e-10;

    public const double Log2E = 1.4426950408889634;
    public const double Sqrt2 = 1.4142135623730951;

    /// <summary>Adding and subtracting it rounds to an integer.</summary>
    public const double RoundingShift = 1.5 * (1L << 52);

    // The series of e^r: |r| ≤ 0.3466, so the term of r^14 is below 2^-57.
    public const double E2 = 1.0 / 2;
    public const double E3 = 1.0 / 6;
    public const double E4 = 1.0 / 24;
    public const double E5 = 1.0 / 120;
    public const double E6 = 1.0 / 720;
    public const double E7 = 1.0 / 5040;
    public const double E8 = 1.0 / 40320;
    public const double E9 = 1.0 / 362880;
    public const double E10 = 1.0 / 3628800;
    public const double E11 = 1.0 / 39916800;
    public const double E12 = 1.0 / 479001600;
    public const double E13 = 1.0 / 6227020800;

    /// <summary>The natural logarithm of a positive finite number: x = 2^e·m with m in [√½, √2), ln m = 2·atanh((m − 1)/(m + 1)) by its series.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        if (exponent == -1023)
        {
            // Subnormal: scale by 2^54 first.
            bits = BitConverter.DoubleToInt64Bits(x * 18014398509481984.0);
            exponent = (int)(bits >> 52) - 1023 - 54;
        }

        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m > Sqrt2)
        {
            m *= 0.5;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double z = s * s;
        double sum = 0;
        // |s| ≤ 0.1716, so the term of s^27 is below 2^-68.
        for (int k = 25; k >= 1; k -= 2)
            sum = (sum * z) + (1.0 / k);
        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s * sum));
    }

    /// <summary>2 to an integer power from −1074 to 1023.</summary>
    public static double PowerOfTwo(int exponent) => exponent >= -1022
        ? BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52)
        : BitConverter.Int64BitsToDouble(1L << (exponent + 1074));

    /// <summary>⌊log₂ x⌋ of a positive finite number; −1023 for subnormal ones.</summary>
    public static int Exponent(double x) => (int)((BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF) - 1023;

    /// <summary>The exponential function: x = k·ln 2 + r with |r| ≤ ½·ln 2, e^x = 2^k·e^r by its series.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > 709.782712893384)
            return double.PositiveInfinity;
        if (x < -745.2)
            return 0;
        double k = ((x * Log2E) + RoundingShift) - RoundingShift;
        double high = x - (k * Ln2High);
        double low = k * Ln2Low;
        double r = high - low;
        double sum = E13;
        sum = (sum * r) + E12;
        sum = (sum * r) + E11;
        sum = (sum * r) + E10;
        sum = (sum * r) + E9;
        sum = (sum * r) + E8;
        sum = (sum * r) + E7;
        sum = (sum * r) + E6;
        sum = (sum * r) + E5;
        sum = (sum * r) + E4;
        sum = (sum * r) + E3;
        sum = (sum * r) + E2;
        // The last term restores what the subtraction dropped.
        double power = 1 + (r + (((r * r) * sum) + ((high - r) - low)));
        // In two steps, so that 2^k does not overflow where the result does not.
        int half = (int)k / 2;
        return power * PowerOfTwo(half) * PowerOfTwo((int)k - half);
    }
}
