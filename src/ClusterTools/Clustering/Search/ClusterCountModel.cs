namespace ClusterTools.Clustering.Search;

/// <summary>The model that a scan fits for each number of clusters.</summary>
public enum ClusterCountModel
{
    /// <summary>K-means.</summary>
    KMeans,

    /// <summary>A Gaussian mixture, with full covariances unless options say otherwise.</summary>
    GaussianMixture,
}
