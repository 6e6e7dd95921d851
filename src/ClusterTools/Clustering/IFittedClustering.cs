namespace ClusterTools.Clustering;

/// <summary>What a fit gives: the records with their clusters, and the model that labels others.</summary>
public interface IFittedClustering : IClustering, IClusterModel
{
    /// <inheritdoc cref="IClustering.ClusterCount"/>
    new int ClusterCount { get; }

    /// <inheritdoc cref="IClustering.Centroids"/>
    new double[][] Centroids { get; }

    /// <summary>The records of each cluster.</summary>
    int[] Sizes { get; }

    /// <summary>The passes made by the start that was kept.</summary>
    int Iterations { get; }

    /// <summary>Whether the fit ended by itself, not by its limit of passes.</summary>
    bool Converged { get; }

    /// <summary>The seed of the random numbers.</summary>
    long Seed { get; }

    /// <summary>The time the fit took, all its starts included.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>What its user should know.</summary>
    IReadOnlyList<DataWarning> Warnings { get; }
}
