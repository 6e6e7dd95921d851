using ClusterTools.Rendering.Palettes;

namespace ClusterTools.Rendering;

/// <summary>Where the colours of a label map come from.</summary>
public enum LabelColoring
{
    /// <summary>Each label gets a colour that differs well from the others.</summary>
    /// <remarks>See <see cref="LabelPalette.Distinct"/>.</remarks>
    Label,

    /// <summary>Clusters whose centres are alike get colours that are alike.</summary>
    /// <remarks>See <see cref="SimilarityPalette"/>.</remarks>
    Similarity,

    /// <summary>The centre of the cluster is the colour: for records that are pixels. Where directions are compared, it is the mean of the records.</summary>
    Centroid,

    /// <summary>Greys from dark to white in the order of the labels.</summary>
    /// <remarks>See <see cref="LabelPalette.Gray"/>.</remarks>
    Gray,
}
