namespace ClusterTools.Clustering.Agglomerative;

/// <summary>How far two clusters are from each other.</summary>
public enum AgglomerativeLinkage
{
    /// <summary>By what joining them adds to the squared distances from the means: √(2·|A|·|B| / (|A| + |B|))·‖mean A − mean B‖ (Ward 1963).</summary>
    Ward,

    /// <summary>As far as their farthest records.</summary>
    Complete,

    /// <summary>As far as their records are on average.</summary>
    Average,

    /// <summary>As far as their nearest records.</summary>
    Single,
}
