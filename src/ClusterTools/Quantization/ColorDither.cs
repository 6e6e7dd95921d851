namespace ClusterTools.Quantization;

/// <summary>What is done about the difference between a pixel and the colour that it gets.</summary>
public enum ColorDither
{
    /// <summary>Nothing: every pixel gets the nearest colour. The least error.</summary>
    None,

    /// <summary>The difference is distributed to the neighbouring pixels (Floyd and Steinberg, 1976) in serpentine order: smooth shades from few colours, seen from a distance.</summary>
    FloydSteinberg,
}
