namespace ClusterTools.Results;

/// <summary>A statistic over the values of each record.</summary>
public enum RecordStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The standard deviation, divisor n.</summary>
    StdDev,

    /// <summary>The variance, divisor n.</summary>
    Variance,

    /// <summary>The minimum.</summary>
    Minimum,

    /// <summary>The maximum.</summary>
    Maximum,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The median.</summary>
    Median,
}
