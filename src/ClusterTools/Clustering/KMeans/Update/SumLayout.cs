using ClusterTools.Clustering.KMeans.Records;
using ClusterTools.Numerics.Sums;

namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The shape and the quanta of the sums of clusters, the same in all shards, so that sums can be added to one another exactly.</summary>
/// <param name="data">The records.</param>
/// <param name="profile">What is known of them.</param>
/// <param name="clusterCount">Clusters.</param>
internal sealed class SumLayout(FitData data, RecordProfile profile, int clusterCount)
{
    /// <summary>Clusters.</summary>
    public int ClusterCount => clusterCount;

    /// <summary>Values of a record.</summary>
    public int Length => data.Length;

    /// <summary>Whether records have weights.</summary>
    public bool HasWeights => data.HasWeights;

    /// <summary>Whether the sums of records of bytes are whole numbers that an <see cref="int"/> holds.</summary>
    public bool FitsBytes => !data.HasWeights && !data.IsNormalized && profile.OneBin && data.Count <= ByteSums.MaximumCount;

    /// <summary>Sums of zero.</summary>
    public BinnedSums NewSums() => new(clusterCount, data.Length, profile.Largest, data.Count, profile.OneBin);

    /// <summary>Weights of zero.</summary>
    public BinnedSums NewWeightSums() => new(clusterCount, 1, data.LargestWeight, data.Count, oneBin: false);
}
