namespace ClusterTools.Formats.Elements;

/// <summary>16-bit IEEE 754 floating point (binary16).</summary>
internal static class HalfFloat
{
    private const int FractionBits = 10;

    /// <summary>The same number as a 32-bit float; every half is one exactly.</summary>
    public static float ToSingle(ushort half)
    {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> FractionBits) & 0x1F;
        int fraction = half & 0x3FF;
        return exponent switch
        {
            // Subnormals are multiples of 2^-24, all of which are normal as 32-bit floats.
            0 => BitConverter.Int32BitsToSingle(sign | BitConverter.SingleToInt32Bits(fraction / 16777216f)),
            31 => BitConverter.Int32BitsToSingle(sign | 0x7F800000 | (fraction << 13)),
            _ => BitConverter.Int32BitsToSingle(sign | ((exponent + 112) << 23) | (fraction << 13)),
        };
    }
}
