namespace ClusterTools.Clustering.Mixtures;

/// <summary>How a mixture is initialised. The records are first partitioned into groups; the initial weights, means and covariances are those of the groups.</summary>
/// <remarks>Groups are found where the scale of a column does not matter, as it does not for the likelihood: Diagonal covariances start from standardised columns; Full and Tied
/// ones from standardised and from whitened records, of which the start with the higher lower bound after five iterations is continued; Spherical ones from the values as they
/// are. With an absolute regularisation, which implies a common unit of the columns, the values as they are compete with the others in every case.</remarks>
public enum GaussianMixtureInitialization
{
    /// <summary>The clusters of a k-means fit.</summary>
    KMeans,

    /// <summary>The records nearest to each of K records chosen by greedy k-means++.</summary>
    KMeansPlusPlus,

    /// <summary>The records nearest to each of K distinct records chosen uniformly at random.</summary>
    Random,
}
