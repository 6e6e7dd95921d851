namespace ClusterTools.Clustering;

/// <summary>How the passes of k-means are done. Every choice gives the same labels.</summary>
public enum KMeansAlgorithm
{
    /// <summary>The fastest for the shape of the problem: <see cref="Elkan"/> for records of 48 values and more, where a distance costs much more than a bound;
    /// <see cref="Lloyd"/> for shorter ones.</summary>
    Auto,

    /// <summary>Lloyd's passes: every record against every centroid (Lloyd 1957, published 1982).</summary>
    Lloyd,

    /// <summary>Lloyd's passes without the distances that the triangle inequality rules out (Elkan 2003; with bounds for groups of centroids as in Yinyang k-means,
    /// Ding et al. 2015). It keeps a float for each record and five or ten centroids.</summary>
    Elkan,
}
