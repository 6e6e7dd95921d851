namespace ClusterTools.Clustering.KMeans;

/// <summary>Where the centroids of k-means start.</summary>
public enum KMeansInitialization
{
    /// <summary>Greedy k-means++ (Arthur and Vassilvitskii 2007): each new centroid is the best of 2 + ⌊ln K⌋ records that are drawn with probabilities in
    /// proportion to their squared distance from the centroids so far.</summary>
    KMeansPlusPlus,

    /// <summary>K different records, each equally likely.</summary>
    Random,

    /// <summary>k-means‖ (Bahmani et al. 2012), for hundreds of clusters and more: five rounds draw some 2·K records each, every record with a probability in proportion to its squared
    /// distance from what was drawn before; greedy k-means++ then chooses among them, weighted by the records that are nearest to each.</summary>
    Parallel,
}
