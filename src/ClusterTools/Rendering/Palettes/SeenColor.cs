using ClusterTools.Images.Colors;
namespace ClusterTools.Rendering.Palettes;

/// <summary>A colour as the usual and as green-blind eyes see it.</summary>
internal readonly record struct SeenColor(Oklab Usual, Oklab GreenBlind)
{
    /// <summary>An sRGB colour of three channels, 0 to 1.</summary>
    public static SeenColor Of(double[] color) =>
        new(Oklab.FromSrgb(color[0], color[1], color[2]), Oklab.FromSrgbWithoutGreenCones(color[0], color[1], color[2]));

    /// <summary>The squared distances of both, added.</summary>
    public double SquaredDistance(SeenColor other) => Usual.SquaredDistance(other.Usual) + GreenBlind.SquaredDistance(other.GreenBlind);

    /// <summary>The same without lightness.</summary>
    public double SquaredChromaDistance(SeenColor other) => Usual.SquaredChromaDistance(other.Usual) + GreenBlind.SquaredChromaDistance(other.GreenBlind);
}
