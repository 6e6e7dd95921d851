namespace ClusterTools.Clustering.Agglomerative;

/// <summary>The linkage criterion: the distance between two clusters.</summary>
public enum AgglomerativeLinkage
{
    /// <summary>The increase of the within-cluster sum of squares caused by the merge: √(2·|A|·|B| / (|A| + |B|))·‖mean A − mean B‖ (Ward 1963).</summary>
    Ward,

    /// <summary>The largest distance between their records.</summary>
    Complete,

    /// <summary>The mean distance between their records.</summary>
    Average,

    /// <summary>The smallest distance between their records.</summary>
    Single,
}
