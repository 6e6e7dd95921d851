namespace ClusterTools.Clustering.Agglomerative;

/// <summary>One merge of the tree, as a row of SciPy's linkage matrix.</summary>
/// <param name="A">The lower-numbered of the two merged clusters: a record index (below the number of records n), or n + j for the cluster formed by merge j.</param>
/// <param name="B">The higher-numbered of the two.</param>
/// <param name="Distance">The distance between the two clusters.</param>
/// <param name="Size">The number of records in the new cluster.</param>
public readonly record struct AgglomerativeMerge(int A, int B, double Distance, int Size);
