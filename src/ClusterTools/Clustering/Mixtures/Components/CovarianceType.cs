namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>The shape of the covariances of a mixture.</summary>
public enum CovarianceType
{
    /// <summary>Each component has a covariance matrix of its own: ellipsoids of any shape.</summary>
    Full,

    /// <summary>All components share one covariance matrix.</summary>
    Tied,

    /// <summary>Each component has one variance per column: axis-aligned ellipsoids.</summary>
    Diagonal,

    /// <summary>Each component has a single variance: spheres.</summary>
    Spherical,
}
