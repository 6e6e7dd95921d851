using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The records that one shard brings.</summary>
/// <param name="Store">The records; there may be none.</param>
/// <param name="Weights">The weight of each; null where records have none.</param>
internal sealed record ShardPart(SeriesStore Store, double[]? Weights);
