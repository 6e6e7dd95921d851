using ClusterTools.Clustering;

namespace ClusterTools.Rendering;

/// <summary>What darkens the voxels of a label map that do not fit their cluster well.</summary>
public enum LabelMask
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Pearson's correlation of a record with the centre of its cluster, from 0 (or less), where nothing of the colour is left, to the
    /// greatest of the plane, where all of it is.</summary>
    Similarity,

    /// <summary>The probability that the record belongs to its cluster, which only a mixture gives.</summary>
    /// <remarks>It takes an <see cref="IProbabilisticClustering"/>.</remarks>
    Probability,

    /// <summary>The labels that are not among those to keep: they become transparent. With a background picture those that are kept show it, which cuts them out of it.</summary>
    Label,
}
