namespace ClusterTools.Series.Statistics;

/// <summary>A statistic over a group of values.</summary>
public enum ValueStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median (of an even number: the mean of the middle two).</summary>
    Median,

    /// <summary>The standard deviation, divisor n.</summary>
    StdDev,

    /// <summary>The variance, divisor n.</summary>
    Variance,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The least value.</summary>
    Minimum,

    /// <summary>The greatest value.</summary>
    Maximum,

    /// <summary>The number of values.</summary>
    Count,
}
