using ClusterTools.Series;

namespace ClusterTools.Clustering;

/// <summary>Records with one cluster each: the result of a fit or an assignment, and the input of label maps and scores.</summary>
public interface IClustering
{
    /// <summary>The records.</summary>
    SeriesSet Series { get; }

    /// <summary>The cluster of each record, 0 to <see cref="ClusterCount"/> − 1; −1 for a record that was left out of the fit.</summary>
    int[] Labels { get; }

    /// <summary>The number of clusters.</summary>
    int ClusterCount { get; }

    /// <summary>The centre of each cluster, one row per cluster.</summary>
    double[][] Centroids { get; }
}
