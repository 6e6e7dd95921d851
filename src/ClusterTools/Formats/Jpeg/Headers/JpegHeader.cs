using ClusterTools.Formats.Orientations;

namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>What a file says before its first scan.</summary>
/// <param name="Frame">The size and the components.</param>
/// <param name="ColorModel">What the components mean.</param>
/// <param name="Orientation">How the stored picture must be turned to be upright.</param>
internal sealed record JpegHeader(JpegFrame Frame, JpegColorModel ColorModel, Orientation Orientation);
