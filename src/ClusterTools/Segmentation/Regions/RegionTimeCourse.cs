namespace ClusterTools.Segmentation.Regions;

/// <summary>Statistics of the pixels of a region in each frame of a stack.</summary>
internal sealed class RegionTimeCourse
{
    internal RegionTimeCourse(ImageRegion region, int frameCount)
    {
        Region = region;
        Mean = new double[frameCount];
        StdDev = new double[frameCount];
        Minimum = new double[frameCount];
        Maximum = new double[frameCount];
        Percentile = new double[frameCount];
    }

    /// <summary>The region.</summary>
    public ImageRegion Region { get; }

    /// <summary>The mean in each frame, as in all arrays below.</summary>
    public double[] Mean { get; }

    /// <summary>The standard deviation among the pixels, divisor n (ImageJ divides by n − 1).</summary>
    public double[] StdDev { get; }

    /// <summary>The minimum.</summary>
    public double[] Minimum { get; }

    /// <summary>The maximum.</summary>
    public double[] Maximum { get; }

    /// <summary>The percentile that was requested: by default the 50th, the median.</summary>
    public double[] Percentile { get; }

    /// <summary>The values of one statistic.</summary>
    public double[] Get(RegionStatistic statistic) => statistic switch
    {
        RegionStatistic.Mean => Mean,
        RegionStatistic.StdDev => StdDev,
        RegionStatistic.Minimum => Minimum,
        RegionStatistic.Maximum => Maximum,
        RegionStatistic.Percentile => Percentile,
        _ => throw EnumGuard.Undefined(statistic),
    };
}
