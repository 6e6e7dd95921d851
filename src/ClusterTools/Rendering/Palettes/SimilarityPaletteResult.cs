namespace ClusterTools.Rendering.Palettes;

/// <summary>Colours that mirror the similarity of the centroids.</summary>
/// <param name="Colors">Red, green and blue of each cluster, 0 to 1. The greatest of the three goes from 0.7 to 1 with the strength of the centroid.</param>
/// <param name="Objective">1 − Pearson's r between the cosine distances of the centroids and those of the colours: 0 is a perfect picture of the distances. NaN where all
/// centroids point the same way, so that there is nothing to mirror (the colours are then those of <see cref="LabelPalette.Distinct"/>).</param>
public sealed record SimilarityPaletteResult(double[][] Colors, double Objective);
