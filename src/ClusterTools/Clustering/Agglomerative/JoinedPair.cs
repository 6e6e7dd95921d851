namespace ClusterTools.Clustering.Agglomerative;

/// <summary>Two merged clusters, each identified by the index of one of its records.</summary>
internal readonly record struct JoinedPair(int First, int Second, double Distance);
