using ClusterTools.Series;

namespace ClusterTools.Clustering;

/// <summary>Records with a cluster each: what a fit or an assignment gives, and what label maps and scores are made of.</summary>
public interface IClustering
{
    /// <summary>The records.</summary>
    SeriesSet Series { get; }

    /// <summary>The cluster of each record, 0 to <see cref="ClusterCount"/> − 1; −1 for a record that was left out of the fit.</summary>
    int[] Labels { get; }

    /// <summary>Clusters.</summary>
    int ClusterCount { get; }

    /// <summary>The centre of each cluster.</summary>
    double[][] Centroids { get; }
}
