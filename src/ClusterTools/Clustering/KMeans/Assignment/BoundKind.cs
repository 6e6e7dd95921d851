namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>The bounds that a model keeps from pass to pass.</summary>
internal enum BoundKind
{
    /// <summary>None: every distance is computed.</summary>
    None,

    /// <summary>One lower bound per record, on its distance from all other centroids.</summary>
    One,

    /// <summary>One lower bound per record and group of centroids.</summary>
    Groups,
}
