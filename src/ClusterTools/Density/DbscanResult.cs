using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Density;

/// <summary>The clusters that DBSCAN found.</summary>
public sealed class DbscanResult : DensityClusteringResult
{
    internal DbscanResult(SeriesSet series, DbscanOptions options, int[] labels, double[][] centroids, int[] sizes, bool[] isCore)
        : base(series, labels, centroids, sizes)
    {
        Options = options;
        IsCore = isCore;
    }

    /// <summary>The options.</summary>
    public DbscanOptions Options { get; }

    /// <inheritdoc/>
    public override NeighborDistance Distance => Options.Distance;

    /// <summary>Whether each record is a core record: one with at least <see cref="DbscanOptions.MinimumCount"/> neighbours, itself included. The other records of a cluster
    /// are its border.</summary>
    public bool[] IsCore { get; }

    /// <summary>The number of core records.</summary>
    public int CoreCount => IsCore.Count(core => core);

    /// <inheritdoc/>
    public override string ToString() => $"DbscanResult of {Labels.Length} records in {ClusterCount} clusters, {NoiseCount} noise";
}
