namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Two clusters that were joined, each by the number of one of its records.</summary>
internal readonly record struct JoinedPair(int First, int Second, double Distance);
