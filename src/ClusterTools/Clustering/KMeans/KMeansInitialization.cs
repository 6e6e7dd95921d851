namespace ClusterTools.Clustering.KMeans;

/// <summary>How the initial centroids of k-means are chosen.</summary>
public enum KMeansInitialization
{
    /// <summary>Greedy k-means++ (Arthur and Vassilvitskii 2007): each new centroid is the best of 2 + ⌊ln K⌋ records sampled with probability proportional to their
    /// squared distance from the centroids chosen so far.</summary>
    KMeansPlusPlus,

    /// <summary>K distinct records, chosen uniformly at random.</summary>
    Random,

    /// <summary>k-means‖ (Bahmani et al. 2012), for hundreds of clusters and more: five rounds sample some 2·K records each, every record with a probability proportional
    /// to its squared distance from those sampled before; greedy k-means++ then chooses among them, each weighted by the number of records nearest to it.</summary>
    Parallel,
}
