using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The records that one shard contributes.</summary>
/// <param name="Store">The records; may be empty.</param>
/// <param name="Weights">The weight of each; null for equal weights.</param>
internal sealed record ShardPart(SeriesStore Store, double[]? Weights);
