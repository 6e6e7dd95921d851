using ClusterTools.Rendering.Palettes;

namespace ClusterTools.Rendering;

/// <summary>Where the colours of a label map come from.</summary>
public enum LabelColoring
{
    /// <summary>Each label gets a colour that differs well from the others.</summary>
    /// <remarks>See <see cref="LabelPalette.Distinct"/>.</remarks>
    Label,

    /// <summary>Clusters with similar centroids get similar colours.</summary>
    /// <remarks>See <see cref="SimilarityPalette"/>.</remarks>
    Similarity,

    /// <summary>The centre of the cluster is the colour: for records that are pixels. Where directions are compared, it is the mean of the records.</summary>
    Centroid,

    /// <summary>Greys from dark to white in the order of the labels.</summary>
    /// <remarks>See <see cref="LabelPalette.Gray"/>.</remarks>
    Gray,
}
