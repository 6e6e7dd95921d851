using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A fitted model that gives any series of its length a cluster.</summary>
public interface IClusterModel
{
    /// <summary>Clusters.</summary>
    int ClusterCount { get; }

    /// <summary>Values of a record that the model was fitted on.</summary>
    int Length { get; }

    /// <summary>The centre of each cluster: centroids of k-means, means of a mixture.</summary>
    double[][] Centroids { get; }

    /// <summary>Gives every record of <paramref name="series"/> its cluster.</summary>
    /// <exception cref="ArgumentException">The records have another length than the model.</exception>
    ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null);
}
