namespace ClusterTools.Clustering.KMeans;

/// <summary>The stopping rules and the algorithm of a Lloyd fit.</summary>
/// <param name="MaxIterations">The maximum number of iterations.</param>
/// <param name="Tolerance">The fit stops when the summed squared shift of the centroids is at most this.</param>
/// <param name="Algorithm">The algorithm: how records are assigned.</param>
internal sealed record LloydRules(int MaxIterations, double Tolerance, KMeansAlgorithm Algorithm);
