namespace ClusterTools.Clustering;

/// <summary>Two clusters that were joined, each by the number of one of its records.</summary>
internal readonly record struct JoinedPair(int First, int Second, double Distance);
