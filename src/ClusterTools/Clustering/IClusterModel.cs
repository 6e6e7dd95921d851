using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A fitted model that assigns a cluster to any record of its length.</summary>
public interface IClusterModel
{
    /// <summary>The number of clusters.</summary>
    int ClusterCount { get; }

    /// <summary>The number of columns of the records the model was fitted on.</summary>
    int Length { get; }

    /// <summary>The centre of each cluster: centroids of k-means, component means of a mixture.</summary>
    double[][] Centroids { get; }

    /// <summary>Assigns every record of <paramref name="series"/> to a cluster.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length.</exception>
    ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null);
}
