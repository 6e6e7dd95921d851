namespace ClusterTools.Segmentation.Regions;

/// <summary>A statistic of the pixels of a region in one frame.</summary>
public enum RegionStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The standard deviation, divisor n.</summary>
    StdDev,

    /// <summary>The minimum.</summary>
    Minimum,

    /// <summary>The maximum.</summary>
    Maximum,

    /// <summary>The percentile that was requested.</summary>
    Percentile,
}
