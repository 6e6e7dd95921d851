namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>The inverse cosine transform, in the integers of libjpeg's slow and accurate one, to the last bit: Loeffler, Ligtenberg and Moschytz (ICASSP 1989)
/// with factors scaled by 2^13, two extra bits between the passes, columns first.</summary>
internal static class JpegIdct
{
    /// <summary>The bits of a factor after its point.</summary>
    public const int FactorBits = 13;

    /// <summary>Extra bits that the first pass keeps.</summary>
    public const int ExtraBits = 2;

    // round(2^13 · x)
    public const int F0298 = 2446;
    public const int F0390 = 3196;
    public const int F0541 = 4433;
    public const int F0765 = 6270;
    public const int F0899 = 7373;
    public const int F1175 = 9633;
    public const int F1501 = 12299;
    public const int F1847 = 15137;
    public const int F1961 = 16069;
    public const int F2053 = 16819;
    public const int F2562 = 20995;
    public const int F3072 = 25172;

    /// <summary>Turns 64 coefficients into 8×8 samples.</summary>
    /// <param name="block">The coefficients, multiplied with their quantisation, in natural order.</param>
    /// <param name="samples">Where to; the block begins at its first byte.</param>
    /// <param name="stride">Bytes of a row of samples.</param>
    public static void Transform(ReadOnlySpan<short> block, Span<byte> samples, int stride)
    {
        if (!JpegVectorIdct.TryTransform(block, samples, stride))
            TransformPlain(block, samples, stride);
    }

    /// <summary>The inverse transform of a block that has only its mean.</summary>
    public static void TransformMean(int mean, Span<byte> samples, int stride)
    {
        byte value = Clamp(((mean << ExtraBits) + (1 << (ExtraBits + 2))) >> (ExtraBits + 3));
        for (int y = 0; y < 8; y++)
            samples.Slice(y * stride, 8).Fill(value);
    }

    /// <summary>The transform without vectors.</summary>
    public static void TransformPlain(ReadOnlySpan<short> block, Span<byte> samples, int stride)
    {
        Span<int> line = stackalloc int[8];
        Span<int> work = stackalloc int[64];
        const int round1 = 1 << (FactorBits - ExtraBits - 1);
        const int round2 = 1 << (FactorBits + ExtraBits + 2);
        for (int x = 0; x < 8; x++)
        {
            for (int y = 0; y < 8; y++)
                line[y] = block[(8 * y) + x];
            Pass(line);
            for (int y = 0; y < 8; y++)
                work[(8 * y) + x] = (line[y] + round1) >> (FactorBits - ExtraBits);
        }

        for (int y = 0; y < 8; y++)
        {
            work.Slice(8 * y, 8).CopyTo(line);
            Pass(line);
            var row = samples.Slice(y * stride, 8);
            for (int x = 0; x < 8; x++)
                row[x] = Clamp((line[x] + round2) >> (FactorBits + ExtraBits + 3));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value + 128, 0, 255);

    private static void Pass(Span<int> v)
    {
        int z1 = (v[2] + v[6]) * F0541;
        int even2 = z1 - (v[6] * F1847);
        int even3 = z1 + (v[2] * F0765);
        int even0 = (v[0] + v[4]) << FactorBits;
        int even1 = (v[0] - v[4]) << FactorBits;

        int z5 = (v[7] + v[3] + v[5] + v[1]) * F1175;
        int z3 = z5 - ((v[7] + v[3]) * F1961);
        int z4 = z5 - ((v[5] + v[1]) * F0390);
        int side = (v[7] + v[1]) * -F0899;
        int middle = (v[5] + v[3]) * -F2562;
        int odd0 = (v[7] * F0298) + side + z3;
        int odd1 = (v[5] * F2053) + middle + z4;
        int odd2 = (v[3] * F3072) + middle + z3;
        int odd3 = (v[1] * F1501) + side + z4;

        v[0] = even0 + even3 + odd3;
        v[7] = even0 + even3 - odd3;
        v[1] = even1 + even2 + odd2;
        v[6] = even1 + even2 - odd2;
        v[2] = even1 - even2 + odd1;
        v[5] = even1 - even2 - odd1;
        v[3] = even0 - even3 + odd0;
        v[4] = even0 - even3 - odd0;
    }
}
