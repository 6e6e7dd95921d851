using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The shape and quanta of cluster sums, the same in all shards, so that sums can be added exactly.</summary>
/// <param name="data">The records.</param>
/// <param name="profile">The profile of the records.</param>
/// <param name="clusterCount">The number of clusters.</param>
internal sealed class SumLayout(FitData data, RecordProfile profile, int clusterCount)
{
    public int ClusterCount => clusterCount;

    /// <summary>Columns: values per record.</summary>
    public int Length => data.Length;

    /// <summary>Whether records have weights.</summary>
    public bool HasWeights => data.HasWeights;

    /// <summary>Whether the sums of byte records are integers that fit an <see cref="int"/>.</summary>
    public bool FitsBytes => !data.HasWeights && !data.IsNormalized && profile.OneBin && data.Count <= ByteSums.MaximumCount;

    /// <summary>New sums, all zero.</summary>
    public BinnedSums NewSums() => new(clusterCount, data.Length, profile.Largest, data.Count, profile.OneBin);

    /// <summary>New sums of weights, all zero.</summary>
    public BinnedSums NewWeightSums() => new(clusterCount, 1, data.LargestWeight, data.Count, oneBin: false);
}
