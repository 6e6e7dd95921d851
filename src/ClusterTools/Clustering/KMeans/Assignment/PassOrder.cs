namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>What all shards have to know of a model to make its next pass.</summary>
/// <param name="Fit">The number of the fit among those that go together.</param>
/// <param name="Centroids">All centroids, contiguous.</param>
/// <param name="Bounds">The bounds that the pass keeps.</param>
/// <param name="BeginsBounds">Whether it begins them.</param>
/// <param name="SquaredShifts">How far, squared, each centroid has moved since the pass before.</param>
internal sealed record PassOrder(int Fit, double[] Centroids, BoundKind Bounds, bool BeginsBounds, double[] SquaredShifts);
