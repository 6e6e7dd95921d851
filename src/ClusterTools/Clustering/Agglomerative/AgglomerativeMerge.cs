namespace ClusterTools.Clustering.Agglomerative;

/// <summary>One step of a tree, as a row of SciPy's linkage matrix.</summary>
/// <param name="A">The first of the two that are joined: a record (below the number of records n), or n + j for what step j made. The lower number.</param>
/// <param name="B">The second.</param>
/// <param name="Distance">How far they were from each other.</param>
/// <param name="Size">Records of what is made.</param>
public readonly record struct AgglomerativeMerge(int A, int B, double Distance, int Size);
