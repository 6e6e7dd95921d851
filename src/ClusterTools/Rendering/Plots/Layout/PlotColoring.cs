using ClusterTools.Rendering.Palettes;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>Where the colours of the marks of a plot come from.</summary>
public enum PlotColoring
{
    /// <summary>Each cluster gets a colour that differs well from the others, that of Export-LabelMap with the same choice.</summary>
    /// <remarks>See <see cref="LabelPalette.Distinct"/>.</remarks>
    Label,

    /// <summary>Clusters with similar centroids get similar colours, those of Export-LabelMap with the same choice and seed.</summary>
    /// <remarks>See <see cref="SimilarityPalette"/>.</remarks>
    Similarity,

    /// <summary>The entropy of each record's component probabilities in a mixture, from dark (certain) to bright (undecided), with a colour bar.</summary>
    Entropy,

    /// <summary>The mean value of each record, from dark to bright, with a colour bar.</summary>
    Value,
}
