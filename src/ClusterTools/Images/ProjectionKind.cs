namespace ClusterTools.Images;

/// <summary>What a projection keeps of the values along its axis.</summary>
public enum ProjectionKind
{
    /// <summary>The greatest value, in the pixels' own type.</summary>
    Maximum,

    /// <summary>The sum of the maximum and the minimum (Thunder's max-min projection). Integers of 8 and 16 bits become the next wider type, wider ones Float64, so that nothing wraps.</summary>
    MaximumPlusMinimum,

    /// <summary>The mean, Float64.</summary>
    Mean,

    /// <summary>The standard deviation (divisor n), Float64.</summary>
    StdDev,

    /// <summary>The sum, Float64.</summary>
    Sum,

    /// <summary>The least value, in the pixels' own type.</summary>
    Minimum,
}
