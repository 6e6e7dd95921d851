namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>An sRGB colour with an opacity from 0 to 1.</summary>
internal readonly record struct PlotColor(byte R, byte G, byte B, double Opacity = 1)
{
    /// <summary>A colour from 0xRRGGBB.</summary>
    public static PlotColor FromRgb(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>A colour from channels of 0 to 1, as palettes have them.</summary>
    public static PlotColor FromChannels(double[] channels) => new(Channel(channels[0]), Channel(channels[1]), Channel(channels[2]));

    /// <summary>The colour in SVG's notation, without its opacity.</summary>
    public string ToHex() => $"#{R:X2}{G:X2}{B:X2}";

    /// <summary>Lays the colour over a pixel.</summary>
    /// <param name="pixel">Red, green and blue.</param>
    /// <param name="coverage">The part of the pixel that is covered, 0 to 1.</param>
    public void Blend(Span<byte> pixel, double coverage)
    {
        double opacity = Opacity * coverage;
        pixel[0] = Mix(pixel[0], R, opacity);
        pixel[1] = Mix(pixel[1], G, opacity);
        pixel[2] = Mix(pixel[2], B, opacity);
    }

    private static byte Mix(byte under, byte over, double opacity) => (byte)(under + ((over - under) * opacity) + 0.5);

    private static byte Channel(double value) => (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5);
}
