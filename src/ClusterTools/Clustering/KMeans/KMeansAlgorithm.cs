namespace ClusterTools.Clustering.KMeans;

/// <summary>How k-means goes about it. <see cref="Auto"/>, <see cref="Lloyd"/> and <see cref="Elkan"/> give the same result; <see cref="MiniBatch"/> and
/// <see cref="Bisecting"/> are other algorithms, with results of their own.</summary>
public enum KMeansAlgorithm
{
    /// <summary>The fastest for the shape of the problem: <see cref="Elkan"/> for records of 48 values and more, where a distance costs much more than a bound;
    /// <see cref="Lloyd"/> for shorter ones, with one bound a record (Hamerly 2010) for 16 clusters and more (64 for up to 8 values) once fewer than 4 % of the labels
    /// change. Bounds that rule too little out are given up. The result is the same whatever is chosen.</summary>
    Auto,

    /// <summary>Lloyd's passes: every record against every centroid (Lloyd 1957, published 1982).</summary>
    Lloyd,

    /// <summary>Lloyd's passes without the distances that the triangle inequality rules out (Elkan 2003; with bounds for groups of centroids as in Yinyang k-means,
    /// Ding et al. 2015). It keeps a float for each record and five or ten centroids.</summary>
    Elkan,

    /// <summary>Centroids that follow small random batches of records (Sculley 2010), for data so large that a pass takes long; the inertia is a few percent above that
    /// of full passes. It ends when the smoothed inertia of batches has not fallen for ten batches. A centroid with less than 1 % of the records of the largest begins anew
    /// at a record of the batch. The rules are those of scikit-learn's MiniBatchKMeans, but that each restart is a whole fit.</summary>
    MiniBatch,

    /// <summary>One cluster is split in two by k-means, then the one of the clusters with the largest inertia, and so on (Steinbach, Karypis and Kumar 2000). Labels are those of
    /// the tree of splits, so a record may be nearer to the centroid of another branch, as in scikit-learn's BisectingKMeans. Each split is begun as often as there are restarts.</summary>
    Bisecting,
}
