namespace ClusterTools.Clustering.KMeans.Update;

/// <summary>A record that an empty cluster was relocated to.</summary>
/// <param name="Values">Its values.</param>
/// <param name="Weight">Its weight; 1 for equal weights.</param>
/// <param name="From">The cluster that it was taken from.</param>
/// <param name="To">The cluster that was empty.</param>
internal sealed record Relocation(ReadOnlyMemory<double> Values, double Weight, int From, int To);
