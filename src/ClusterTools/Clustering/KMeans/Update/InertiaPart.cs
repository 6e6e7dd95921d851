namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>What a cluster takes of the spread of the records about the origin, by the short way of <see cref="PassInertia"/>.</summary>
/// <param name="Explained">2·c·S − W·|c|².</param>
/// <param name="Magnitude">The magnitude of what was added up, which bounds the rounding.</param>
internal readonly record struct InertiaPart(double Explained, double Magnitude);
