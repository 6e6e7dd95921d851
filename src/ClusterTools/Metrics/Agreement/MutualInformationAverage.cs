namespace ClusterTools.Metrics.Agreement;

/// <summary>The average of the two entropies that mutual information is divided by.</summary>
public enum MutualInformationAverage
{
    /// <summary>The arithmetic mean.</summary>
    Arithmetic,

    /// <summary>The geometric mean.</summary>
    Geometric,

    /// <summary>The smaller one.</summary>
    Minimum,

    /// <summary>The larger one.</summary>
    Maximum,
}
