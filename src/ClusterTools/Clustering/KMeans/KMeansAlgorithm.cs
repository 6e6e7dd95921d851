namespace ClusterTools.Clustering.KMeans;

/// <summary>The k-means algorithm. <see cref="Auto"/>, <see cref="Lloyd"/> and <see cref="Elkan"/> give the same result; <see cref="MiniBatch"/> and <see
/// cref="Bisecting"/> are different algorithms, with results of their own.</summary>
public enum KMeansAlgorithm
{
    /// <summary>The fastest for the shape of the problem: <see cref="Elkan"/> for records of 48 columns and more, where a distance costs much more than a bound; <see
    /// cref="Lloyd"/> for shorter ones, with one bound per record (Hamerly 2010) for 16 clusters and more (64 for up to 8 columns) once fewer than 4 % of the labels
    /// change. Bounds that exclude too little are dropped. The result does not depend on the choice.</summary>
    Auto,

    /// <summary>Lloyd's algorithm: every record against every centroid in every iteration (Lloyd 1957, published 1982).</summary>
    Lloyd,

    /// <summary>Lloyd's algorithm without the distances that the triangle inequality excludes (Elkan 2003; with bounds for groups of centroids as in Yinyang k-means, Ding
    /// et al. 2015). It stores one float per record and group of five or ten centroids.</summary>
    Elkan,

    /// <summary>Updates the centroids with small random batches of records (Sculley 2010), for data so large that a full iteration takes long; the inertia is a few percent
    /// above that of full iterations. It stops when the smoothed inertia of the batches has not improved for ten batches. A centroid with less than 1 % of the records of
    /// the largest is reassigned to a record of the batch. The rules are those of scikit-learn's MiniBatchKMeans, except that each restart is a complete fit.</summary>
    MiniBatch,

    /// <summary>Splits one cluster in two by k-means, then the cluster with the largest inertia, and so on (Steinbach, Karypis and Kumar 2000). Labels follow the tree of
    /// splits, so a record may be nearer to the centroid of another branch, as in scikit-learn's BisectingKMeans. Each split runs once per restart.</summary>
    Bisecting,
}
