namespace ClusterTools.Rendering.Display;

/// <summary>The colours of the values of an image with one channel (a lookup table).</summary>
public enum Colormap
{
    /// <summary>Black to white.</summary>
    Gray,

    /// <summary>Dark violet through green to yellow, even in lightness (matplotlib's default).</summary>
    Viridis,

    /// <summary>Black through violet, red and orange to white, as ImageJ's Fire.</summary>
    Fire,

    /// <summary>Blue through light grey to red, for values on both sides of a middle, such as correlations (Moreland 2009).</summary>
    CoolWarm,
}
