namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>From the colours of files to red, green and blue, in the integers of libjpeg: the factors of JFIF (1.402, 0.344136, 0.714136, 1.772), cut to five digits
/// and scaled by 2^16.</summary>
internal static class JpegColor
{
    public const int Bits = 16;
    public const int RedOfCr = 91881;
    public const int GreenOfCb = -22554;
    public const int GreenOfCr = -46802;
    public const int BlueOfCb = 116130;

    private const int Half = 1 << (Bits - 1);

    /// <summary>YCbCr to RGB.</summary>
    public static void FromYCbCr(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> rgb)
    {
        int width = rgb.Length / 3;
        for (int x = JpegVectorColor.FromYCbCr(luma, blue, red, rgb); x < width; x++)
            Convert(luma[x], blue[x], red[x], rgb.Slice(3 * x, 3));
    }

    /// <summary>RGB, component by component, to RGB pixel by pixel.</summary>
    public static void FromPlanes(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> rgb)
    {
        int width = rgb.Length / 3;
        for (int x = 0; x < width; x++)
        {
            rgb[3 * x] = red[x];
            rgb[(3 * x) + 1] = green[x];
            rgb[(3 * x) + 2] = blue[x];
        }
    }

    /// <summary>Inks to RGB. They are stored the other way round, 255 for none, as Adobe's programs write them and readers of all kinds expect.</summary>
    public static void FromCmyk(ReadOnlySpan<byte> cyan, ReadOnlySpan<byte> magenta, ReadOnlySpan<byte> yellow, ReadOnlySpan<byte> black, Span<byte> rgb)
    {
        int width = rgb.Length / 3;
        for (int x = 0; x < width; x++)
        {
            rgb[3 * x] = Lighten(cyan[x], black[x]);
            rgb[(3 * x) + 1] = Lighten(magenta[x], black[x]);
            rgb[(3 * x) + 2] = Lighten(yellow[x], black[x]);
        }
    }

    /// <summary>Inks that are coded like YCbCr, and black, to RGB.</summary>
    public static void FromYcck(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, ReadOnlySpan<byte> black, Span<byte> rgb)
    {
        FromYCbCr(luma, blue, red, rgb);
        int width = rgb.Length / 3;
        for (int x = 0; x < width; x++)
        {
            // The conversion is meant for 255 − ink; the result is the ink, itself stored inverted.
            for (int k = 0; k < 3; k++)
                rgb[(3 * x) + k] = Lighten((byte)(255 - rgb[(3 * x) + k]), black[x]);
        }
    }

    private static void Convert(int luma, int blue, int red, Span<byte> rgb)
    {
        blue -= 128;
        red -= 128;
        rgb[0] = Clamp(luma + (((RedOfCr * red) + Half) >> Bits));
        rgb[1] = Clamp(luma + (((GreenOfCb * blue) + (GreenOfCr * red) + Half) >> Bits));
        rgb[2] = Clamp(luma + (((BlueOfCb * blue) + Half) >> Bits));
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);

    /// <summary>What is left of white under an ink and black: paper·(255 − ink)/255 rounded, where paper is 255 − black.</summary>
    private static byte Lighten(byte inverseInk, byte inverseBlack)
    {
        int product = ((255 - inverseInk) * inverseBlack) + 128;
        return (byte)(inverseBlack - ((product + (product >> 8)) >> 8));
    }
}
