namespace ClusterTools.Clustering.Mixtures;

/// <summary>How a mixture is initialised. The records are first partitioned into groups; the initial weights, means and covariances are those of the groups.</summary>
public enum GaussianMixtureInitialization
{
    /// <summary>The clusters of a k-means fit.</summary>
    KMeans,

    /// <summary>The records nearest to each of K records chosen by greedy k-means++.</summary>
    KMeansPlusPlus,

    /// <summary>The records nearest to each of K distinct records chosen uniformly at random.</summary>
    Random,
}
