namespace ClusterTools.Distances;

/// <summary>The distance metric of k-means.</summary>
public enum ClusterDistance
{
    /// <summary>Squared Euclidean distance; a centroid is the mean of its records.</summary>
    Euclidean,

    /// <summary>Cosine distance (spherical k-means, Dhillon and Modha 2001): records are L2-normalised, and a centroid is the L2-normalised mean of its records. The
    /// squared distance is 2·(1 − cos). An all-zero record stays zero.</summary>
    Cosine,

    /// <summary>Correlation distance: records are centred (their mean is subtracted) and L2-normalised, and a centroid is the L2-normalised mean of its records. The
    /// squared distance is 2·(1 − r), with r Pearson's correlation. A constant record becomes zero.</summary>
    Correlation,
}
