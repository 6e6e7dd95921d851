using ClusterTools.Images.Colors;
namespace ClusterTools.Quantization;

/// <summary>A colour where distances are measured: three coordinates of colour in proportion to opacity, and opacity on the same scale, so that what cannot be seen does not count.</summary>
internal readonly record struct ColorPoint(double A, double B, double C, double Opacity)
{
    /// <summary>The coordinates that opaque colours have.</summary>
    public const int OpaqueLength = 3;

    /// <summary>A colour packed as red, green, blue, opacity from the lowest byte up.</summary>
    public static ColorPoint Of(uint color, ColorSpace space)
    {
        int red = (byte)color, green = (byte)(color >> 8), blue = (byte)(color >> 16);
        double opacity = (color >> 24) / 255.0;
        if (space == ColorSpace.Rgb)
            return new ColorPoint(red * opacity, green * opacity, blue * opacity, 255 * opacity);
        var lab = CieLab.FromSrgb(red, green, blue);
        return new ColorPoint(lab.L * opacity, lab.A * opacity, lab.B * opacity, CieLab.White * opacity);
    }

    /// <summary>The nearest colour of 8 bits a sample to a point: one of <see cref="OpaqueLength"/> coordinates is opaque.</summary>
    public static uint ToColor(double[] point, ColorSpace space)
    {
        double scale = space == ColorSpace.Rgb ? 255 : CieLab.White;
        double opacity = point.Length == OpaqueLength ? 1 : Math.Clamp(point[3] / scale, 0, 1);
        uint alpha = (uint)((opacity * 255) + 0.5);
        if (alpha == 0)
            return 0;
        double a = point[0] / opacity, b = point[1] / opacity, c = point[2] / opacity;
        var (red, green, blue) = space == ColorSpace.Rgb ? (Level(a), Level(b), Level(c)) : new CieLab(a, b, c).ToSrgb();
        return red | ((uint)green << 8) | ((uint)blue << 16) | (alpha << 24);
    }

    private static byte Level(double value) => (byte)(Math.Clamp(value, 0, 255) + 0.5);
}
