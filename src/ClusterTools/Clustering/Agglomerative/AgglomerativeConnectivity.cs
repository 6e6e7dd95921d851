namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Which clusters may be merged.</summary>
public enum AgglomerativeConnectivity
{
    /// <summary>Any two.</summary>
    None,

    /// <summary>Only clusters that are adjacent on the source grid: voxels that share a face (up to 6 neighbours), so that every cluster is one connected region.</summary>
    Grid,
}
