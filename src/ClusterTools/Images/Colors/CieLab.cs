namespace ClusterTools.Images.Colors;

/// <summary>A colour in CIE L*a*b* (ISO/CIE 11664-4) under D65, from and to sRGB of 8 bits, by additions, multiplications and divisions alone, so that every platform rounds identically.</summary>
/// <param name="L">Lightness, 0 to 100.</param>
/// <param name="A">Green to red.</param>
/// <param name="B">Blue to yellow.</param>
internal readonly record struct CieLab(double L, double A, double B)
{
    /// <summary>The lightness of white.</summary>
    public const double White = 100;

    private const double Epsilon = 216.0 / 24389;
    private const double Kappa = 24389.0 / 27;
    private const double WhiteX = 0.95047;
    private const double WhiteZ = 1.08883;

    // The linear light of each 8-bit level, and the thresholds between one level and the next.
    private static readonly double[] LinearLevels = Levels(0);
    private static readonly double[] LevelLimits = Levels(0.5);

    /// <summary>A colour from sRGB levels, 0 to 255.</summary>
    public static CieLab FromSrgb(int red, int green, int blue)
    {
        double r = LinearLevels[red], g = LinearLevels[green], b = LinearLevels[blue];
        double x = Compress(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / WhiteX);
        double y = Compress((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        double z = Compress(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / WhiteZ);
        return new CieLab((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>The nearest sRGB levels; what lies outside sRGB is cut off channel by channel.</summary>
    public (byte Red, byte Green, byte Blue) ToSrgb()
    {
        double fy = (L + 16) / 116;
        double x = WhiteX * Expand(fy + (A / 500)), y = Expand(fy), z = WhiteZ * Expand(fy - (B / 200));
        return (
            Level((3.2404542 * x) - (1.5371385 * y) - (0.4985314 * z)),
            Level((-0.9692660 * x) + (1.8760108 * y) + (0.0415560 * z)),
            Level((0.0556434 * x) - (0.2040259 * y) + (1.0572252 * z)));
    }

    private static byte Level(double light)
    {
        int index = Array.BinarySearch(LevelLimits, light);
        return (byte)Math.Min(byte.MaxValue, index < 0 ? ~index : index);
    }

    private static double[] Levels(double shift)
    {
        var levels = new double[256];
        for (int i = 0; i < levels.Length; i++)
            levels[i] = Oklab.Linear((i + shift) / 255);
        return levels;
    }

    private static double Compress(double value) => value > Epsilon ? CubeRoot(value) : ((Kappa * value) + 16) / 116;

    private static double Expand(double value)
    {
        double cube = value * value * value;
        return cube > Epsilon ? cube : ((116 * value) - 16) / Kappa;
    }

    /// <summary>The cube root of a number from 0.008 to about 1, by six steps of Newton's method from a straight line that is nowhere off by more than 0.15.</summary>
    private static double CubeRoot(double value)
    {
        double root = 0.35 + (0.68 * value);
        for (int i = 0; i < 6; i++)
            root -= ((root * root * root) - value) / (3 * root * root);
        return root;
    }
}
