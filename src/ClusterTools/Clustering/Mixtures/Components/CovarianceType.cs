namespace ClusterTools.Clustering.Mixtures.Components;

/// <summary>What the covariances of a mixture may look like.</summary>
public enum CovarianceType
{
    /// <summary>Each component has a covariance matrix of its own: ellipsoids of any shape.</summary>
    Full,

    /// <summary>All components share one covariance matrix.</summary>
    Tied,

    /// <summary>Each component has a variance for each value: ellipsoids along the axes.</summary>
    Diagonal,

    /// <summary>Each component has one variance: balls.</summary>
    Spherical,
}
