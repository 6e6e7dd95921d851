namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>What all shards have to know about a model to run its next pass.</summary>
/// <param name="Fit">The index of the fit among those that run together.</param>
/// <param name="Centroids">All centroids, contiguous.</param>
/// <param name="Bounds">The kind of bounds that the pass keeps.</param>
/// <param name="BeginsBounds">Whether the pass initialises them.</param>
/// <param name="SquaredShifts">The squared shift of each centroid since the previous pass.</param>
internal sealed record PassOrder(int Fit, double[] Centroids, BoundKind Bounds, bool BeginsBounds, double[] SquaredShifts);
