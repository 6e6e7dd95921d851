namespace ClusterTools.Quantization;

/// <summary>What is done about the difference between a pixel and the colour that it gets.</summary>
public enum ColorDither
{
    /// <summary>Nothing: every pixel gets the nearest colour. The least error.</summary>
    None,

    /// <summary>The difference is handed on to the pixels beside and below (Floyd and Steinberg, 1976), rows by turns from left and right: smooth shades from few colours, as seen from afar.</summary>
    FloydSteinberg,
}
