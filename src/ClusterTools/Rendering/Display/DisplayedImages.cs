using ClusterTools.Images;

namespace ClusterTools.Rendering.Display;

/// <summary>Images drawn for the eye.</summary>
/// <param name="Images">The images, ready to be written.</param>
/// <param name="Limits">The values that are black and white; null where values were not rescaled.</param>
public sealed record DisplayedImages(ImageStack Images, (double Low, double High)? Limits);
