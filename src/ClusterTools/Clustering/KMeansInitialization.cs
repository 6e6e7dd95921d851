namespace ClusterTools.Clustering;

/// <summary>Where the centroids of k-means start.</summary>
public enum KMeansInitialization
{
    /// <summary>Greedy k-means++ (Arthur and Vassilvitskii 2007): each new centroid is the best of 2 + ⌊ln K⌋ records that are drawn with probabilities in
    /// proportion to their squared distance from the centroids so far.</summary>
    KMeansPlusPlus,

    /// <summary>K different records, each equally likely.</summary>
    Random,
}
