namespace ClusterTools.Neighbors;

/// <summary>The distance metric of a neighbour search.</summary>
public enum NeighborDistance
{
    /// <summary>The length of the difference: √Σ (x − y)².</summary>
    Euclidean,

    /// <summary>1 − the cosine of the angle between the records, whatever their lengths; 1 for a record of zeros.</summary>
    Cosine,

    /// <summary>1 − Pearson's correlation; 1 for a constant record.</summary>
    Correlation,

    /// <summary>Σ |x − y|.</summary>
    Manhattan,
}
