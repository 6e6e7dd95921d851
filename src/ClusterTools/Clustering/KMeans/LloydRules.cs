namespace ClusterTools.Clustering.KMeans;

/// <summary>How fits go and when they end.</summary>
/// <param name="MaxIterations">The most passes.</param>
/// <param name="Tolerance">The summed squared shift of the centroids that ends a fit.</param>
/// <param name="Algorithm">How passes are made.</param>
internal sealed record LloydRules(int MaxIterations, double Tolerance, KMeansAlgorithm Algorithm);
