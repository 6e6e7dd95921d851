namespace ClusterTools.Clustering;

/// <summary>How the passes of k-means are done. Every choice gives the same labels.</summary>
public enum KMeansAlgorithm
{
    /// <summary>The fastest for the shape of the problem.</summary>
    Auto,

    /// <summary>Lloyd's passes: every record against every centroid (Lloyd 1957, published 1982).</summary>
    Lloyd,
}
