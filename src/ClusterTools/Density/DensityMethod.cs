namespace ClusterTools.Density;

/// <summary>A method of density-based clustering.</summary>
public enum DensityMethod
{
    /// <summary>One radius for all clusters (Ester, Kriegel, Sander and Xu 1996).</summary>
    Dbscan,

    /// <summary>Clusters of different densities, from all radii at once (Campello, Moulavi and Sander 2013).</summary>
    Hdbscan,
}
