namespace ClusterTools.Images.Colors;

/// <summary>A colour in OKLab (B. Ottosson, 2020), a space in which distances are about as large as they look. Made from sRGB by additions, multiplications, divisions and
/// square roots alone, so that every platform rounds identically.</summary>
/// <param name="L">Lightness, 0 to 1.</param>
/// <param name="A">Green to red.</param>
/// <param name="B">Blue to yellow.</param>
internal readonly record struct Oklab(double L, double A, double B)
{
    /// <summary>A colour from sRGB channels, 0 to 1.</summary>
    public static Oklab FromSrgb(double red, double green, double blue) => FromLinear(Linear(red), Linear(green), Linear(blue));

    /// <summary>The colour as perceived without the middle (green) cones, the most frequent colour blindness: the matrix of Machado, Oliveira and
    /// Fernandes (2009) for full severity.</summary>
    public static Oklab FromSrgbWithoutGreenCones(double red, double green, double blue)
    {
        double r = Linear(red), g = Linear(green), b = Linear(blue);
        return FromLinear(
            Math.Max(0, (0.367322 * r) + (0.860646 * g) - (0.227968 * b)),
            (0.280085 * r) + (0.672501 * g) + (0.047413 * b),
            Math.Max(0, (-0.011820 * r) + (0.042940 * g) + (0.968881 * b)));
    }

    /// <summary>The square of the distance from another colour.</summary>
    public double SquaredDistance(Oklab other)
    {
        double l = L - other.L, a = A - other.A, b = B - other.B;
        return (l * l) + (a * a) + (b * b);
    }

    /// <summary>The square of the distance without lightness: of hue and saturation.</summary>
    public double SquaredChromaDistance(Oklab other)
    {
        double a = A - other.A, b = B - other.B;
        return (a * a) + (b * b);
    }

    private static Oklab FromLinear(double r, double g, double b)
    {
        double l = Root((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b), 3);
        double m = Root((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b), 3);
        double s = Root((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b), 3);
        return new Oklab(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>Undoes the gamma curve of sRGB: ((c + 0.055) / 1.055)^2.4, straight near black.</summary>
    internal static double Linear(double channel)
    {
        if (channel <= 0.04045)
            return channel / 12.92;
        double x = (channel + 0.055) / 1.055;
        double fifth = Root(x, 5);
        return x * x * fifth * fifth;
    }

    /// <summary>The root of a number from 0 to 1, by Newton's method from above, which falls until rounding stops it.</summary>
    private static double Root(double value, int degree)
    {
        if (value <= 0)
            return 0;
        double root = 1;
        while (true)
        {
            double power = 1;
            for (int i = 1; i < degree; i++)
                power *= root;
            double next = (((degree - 1) * root) + (value / power)) / degree;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
