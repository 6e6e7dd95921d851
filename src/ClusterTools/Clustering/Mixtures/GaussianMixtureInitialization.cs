namespace ClusterTools.Clustering.Mixtures;

/// <summary>Where a mixture starts. The records are first put into groups; the weights, means and covariances of the groups are those of the start.</summary>
public enum GaussianMixtureInitialization
{
    /// <summary>The clusters of a whole k-means fit.</summary>
    KMeans,

    /// <summary>The records nearest each of K records that are chosen by greedy k-means++.</summary>
    KMeansPlusPlus,

    /// <summary>The records nearest each of K different records, each equally likely.</summary>
    Random,
}
