namespace ClusterTools.Series.Statistics;

/// <summary>A statistic over a group of values.</summary>
public enum ValueStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median (for an even count, the mean of the two middle values).</summary>
    Median,

    /// <summary>The standard deviation, divisor n.</summary>
    StdDev,

    /// <summary>The variance, divisor n.</summary>
    Variance,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The minimum.</summary>
    Minimum,

    /// <summary>The maximum.</summary>
    Maximum,

    /// <summary>The number of values.</summary>
    Count,
}
