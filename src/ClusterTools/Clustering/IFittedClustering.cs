namespace ClusterTools.Clustering;

/// <summary>The result of a fit: the records with their clusters, and the model that labels other records.</summary>
public interface IFittedClustering : IClustering, IClusterModel
{
    /// <inheritdoc cref="IClustering.ClusterCount"/>
    new int ClusterCount { get; }

    /// <inheritdoc cref="IClustering.Centroids"/>
    new double[][] Centroids { get; }

    /// <summary>The number of records in each cluster.</summary>
    int[] Sizes { get; }

    /// <summary>The number of iterations of the run that was kept.</summary>
    int Iterations { get; }

    /// <summary>Whether the fit converged before the iteration limit.</summary>
    bool Converged { get; }

    /// <summary>The seed of the random numbers.</summary>
    long Seed { get; }

    /// <summary>The time the fit took, all restarts included.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Warnings about the data and the fit.</summary>
    IReadOnlyList<DataWarning> Warnings { get; }
}
