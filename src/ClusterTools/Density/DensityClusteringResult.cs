using ClusterTools.Clustering;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Density;

/// <summary>A density-based clustering: dense regions are clusters of any shape, and the records between them are noise.</summary>
/// <remarks>It has no model: which cluster a new record belongs to depends on all others. Noise has the label −1, which maps leave in the background, plots draw in grey,
/// and scores of the clusters leave out.</remarks>
public abstract class DensityClusteringResult : IClustering
{
    private protected DensityClusteringResult(SeriesSet series, int[] labels, double[][] centroids, int[] sizes)
    {
        Series = series;
        Labels = labels;
        Centroids = centroids;
        Sizes = sizes;
    }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <summary>The cluster of each record, 0 to <see cref="ClusterCount"/> − 1; −1 for noise.</summary>
    public int[] Labels { get; }

    /// <summary>The number of clusters, which can be 0.</summary>
    public int ClusterCount => Centroids.Length;

    /// <summary>The mean of each cluster, one row per cluster. It need not lie in a dense region.</summary>
    public double[][] Centroids { get; }

    /// <summary>The number of records in each cluster.</summary>
    public int[] Sizes { get; }

    /// <summary>The number of records that are noise.</summary>
    public int NoiseCount => Labels.Length - Sizes.Sum() - LeftOutCount;

    /// <summary>The number of records that were left out because their values are not finite. Their label is −1, too.</summary>
    public int LeftOutCount { get; init; }

    /// <summary>The distance metric.</summary>
    public abstract NeighborDistance Distance { get; }

    /// <summary>Warnings about the result: that no cluster was found.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); } = [];

    /// <summary>The time the clustering took.</summary>
    public TimeSpan Elapsed { get; init; }
}
