using ClusterTools.Clustering;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Density;

/// <summary>The clusters that HDBSCAN found, with the tree they were chosen from.</summary>
public sealed class HdbscanResult : DensityClusteringResult, IProbabilisticClustering
{
    internal HdbscanResult(SeriesSet series, HdbscanOptions options, int[] labels, double[][] centroids, int[] sizes)
        : base(series, labels, centroids, sizes) => Options = options;

    /// <summary>The options.</summary>
    public HdbscanOptions Options { get; }

    /// <inheritdoc/>
    public override NeighborDistance Distance => Options.Distance;

    /// <summary>How far each record is inside its cluster, 0 to 1: the density at which it leaves its cluster, divided by the highest density of the cluster; 0 for noise.</summary>
    public required double[] LabelProbabilities { get; init; }

    /// <summary>The outlier score of each record, from 0 (in the core of its surroundings) towards 1 (GLOSH).</summary>
    public required double[] OutlierScores { get; init; }

    /// <summary>The distance of each record's k-th nearest record, itself included: the inverse of its density.</summary>
    public required double[] CoreDistances { get; init; }

    /// <summary>The excess of mass of each cluster. Infinite for a cluster that ends in identical records.</summary>
    public required double[] Stabilities { get; init; }

    /// <summary>The condensed tree: an edge for each record and for each cluster but that of all records. A cluster follows its parent.</summary>
    public required CondensedTreeNode[] CondensedTree { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"HdbscanResult of {Labels.Length} records in {ClusterCount} clusters, {NoiseCount} noise";
}
