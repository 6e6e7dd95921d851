namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The bounds that a model keeps from pass to pass.</summary>
internal enum BoundKind
{
    /// <summary>None: every distance is computed.</summary>
    None,

    /// <summary>One bound a record, of all other centroids.</summary>
    One,

    /// <summary>A bound a record for each group of centroids.</summary>
    Groups,
}
