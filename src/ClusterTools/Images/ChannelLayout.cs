namespace ClusterTools.Images;

/// <summary>What the channels of a pixel mean.</summary>
public enum ChannelLayout
{
    /// <summary>One intensity.</summary>
    Gray,

    /// <summary>Intensity and opacity.</summary>
    GrayAlpha,

    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Red, green, blue, opacity (not premultiplied).</summary>
    Rgba,

    /// <summary>Independent measurements (the C axis of a hyperstack: dyes, wavelengths).</summary>
    Separate,
}
