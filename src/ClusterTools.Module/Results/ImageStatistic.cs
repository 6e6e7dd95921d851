namespace ClusterTools.Results;

/// <summary>A statistic across the frames of a stack.</summary>
public enum ImageStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The standard deviation, divisor n.</summary>
    StdDev,

    /// <summary>The variance, divisor n.</summary>
    Variance,

    /// <summary>The least value.</summary>
    Minimum,

    /// <summary>The greatest value.</summary>
    Maximum,

    /// <summary>The sum.</summary>
    Sum,
}
