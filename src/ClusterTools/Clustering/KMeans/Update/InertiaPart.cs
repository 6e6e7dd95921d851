namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>The part of the spread of the records about the origin that a cluster explains, by the short formula of <see cref="PassInertia"/>.</summary>
/// <param name="Explained">2·c·S − W·|c|².</param>
/// <param name="Magnitude">The magnitude of the summands, which bounds the rounding error.</param>
internal readonly record struct InertiaPart(double Explained, double Magnitude);
