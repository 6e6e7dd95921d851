namespace ClusterTools.Clustering.Agglomerative;

/// <summary>What agglomerative clustering is asked for: either <see cref="ClusterCount"/> or <see cref="DistanceThreshold"/>.</summary>
public sealed record AgglomerativeOptions
{
    /// <summary>Clusters to end with, from 1 to the number of records.</summary>
    public int? ClusterCount { get; init; }

    /// <summary>Clusters are joined while their distance is below this; 0 or more.</summary>
    public double? DistanceThreshold { get; init; }

    /// <summary>How far two clusters are from each other.</summary>
    public AgglomerativeLinkage Linkage { get; init => field = EnumGuard.RequireDefined(value, nameof(Linkage)); } = AgglomerativeLinkage.Ward;

    /// <summary>Which clusters may join.</summary>
    public AgglomerativeConnectivity Connectivity { get; init => field = EnumGuard.RequireDefined(value, nameof(Connectivity)); } = AgglomerativeConnectivity.None;
}
