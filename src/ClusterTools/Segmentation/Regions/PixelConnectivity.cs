namespace ClusterTools.Segmentation.Regions;

/// <summary>Which pixels count as neighbours.</summary>
public enum PixelConnectivity
{
    /// <summary>All pixels with a label on a plane are one region, whether they are connected or not.</summary>
    None = 0,

    /// <summary>4: those that share an edge.</summary>
    Four = 4,

    /// <summary>8: those that share an edge or a corner.</summary>
    Eight = 8,
}
