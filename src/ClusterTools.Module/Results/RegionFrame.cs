using ClusterTools.Segmentation.Regions;

namespace ClusterTools.Results;

/// <summary>A region in one frame: a row of the table that Measure-ImageRegion -Series makes.</summary>
public sealed class RegionFrame
{
    internal RegionFrame(RegionTimeCourse course, int frame)
    {
        Number = course.Region.Number;
        Label = course.Region.Label;
        Name = course.Region.Name;
        Plane = course.Region.Plane;
        Area = course.Region.Area;
        Frame = frame;
        Mean = course.Mean[frame];
        StdDev = course.StdDev[frame];
        Minimum = course.Minimum[frame];
        Maximum = course.Maximum[frame];
        Percentile = course.Percentile[frame];
    }

    /// <summary>The number of the region, from 1.</summary>
    public int Number { get; }

    /// <summary>The label of its pixels.</summary>
    public int Label { get; }

    /// <summary>Its name, where it has one.</summary>
    public string? Name { get; }

    /// <summary>Its plane, from 0.</summary>
    public int Plane { get; }

    /// <summary>Its number of pixels.</summary>
    public int Area { get; }

    /// <summary>The frame, from 0.</summary>
    public int Frame { get; }

    /// <summary>The mean of its pixels in this frame, as all values below.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation, divisor n.</summary>
    public double StdDev { get; }

    /// <summary>The minimum.</summary>
    public double Minimum { get; }

    /// <summary>The maximum.</summary>
    public double Maximum { get; }

    /// <summary>The percentile that was requested; the median by default.</summary>
    public double Percentile { get; }
}
