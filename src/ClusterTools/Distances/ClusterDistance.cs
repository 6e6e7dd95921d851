namespace ClusterTools.Distances;

/// <summary>What makes records alike for k-means.</summary>
public enum ClusterDistance
{
    /// <summary>Squared Euclidean distance; a centroid is the mean of its records.</summary>
    Euclidean,

    /// <summary>The angle between records (spherical k-means, Dhillon and Modha 2001): records are brought to length 1, and a centroid is the mean of its records
    /// brought to length 1. The squared distance is 2·(1 − cos). A record of zeros stays zero.</summary>
    Cosine,

    /// <summary>Pearson's correlation: as <see cref="Cosine"/>, after the mean of each record is taken from its values. The squared distance is 2·(1 − r).</summary>
    Correlation,
}
