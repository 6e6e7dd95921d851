namespace ClusterTools.Density;

/// <summary>A method of density-based clustering.</summary>
public enum DensityMethod
{
    /// <summary>One radius for all clusters (Ester, Kriegel, Sander and Xu 1996).</summary>
    Dbscan,
}
