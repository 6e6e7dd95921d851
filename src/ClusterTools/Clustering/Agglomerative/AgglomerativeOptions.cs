namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Options of agglomerative clustering: set either <see cref="ClusterCount"/> or <see cref="DistanceThreshold"/>.</summary>
public sealed record AgglomerativeOptions
{
    /// <summary>The number of clusters to cut the tree into, from 1 to the number of records.</summary>
    public int? ClusterCount { get; init; }

    /// <summary>Clusters are merged while their distance is below this threshold; 0 or more.</summary>
    public double? DistanceThreshold { get; init; }

    /// <summary>The linkage criterion; Ward by default.</summary>
    public AgglomerativeLinkage Linkage { get; init => field = EnumGuard.RequireDefined(value, nameof(Linkage)); } = AgglomerativeLinkage.Ward;

    /// <summary>Which clusters may be merged; any two by default.</summary>
    public AgglomerativeConnectivity Connectivity { get; init => field = EnumGuard.RequireDefined(value, nameof(Connectivity)); } = AgglomerativeConnectivity.None;

    /// <summary>Whether records with NaN or infinite values are left out of the tree, with the label −1, instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }
}
