namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Which clusters may join.</summary>
public enum AgglomerativeConnectivity
{
    /// <summary>Any two.</summary>
    None,

    /// <summary>Those that touch on the grid of the source: voxels that share a face (up to 6), so that a cluster is one piece of the image.</summary>
    Grid,
}
