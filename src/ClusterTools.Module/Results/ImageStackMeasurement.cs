using ClusterTools.Images;

namespace ClusterTools.Results;

/// <summary>The result of Measure-ImageStack: images of statistics across the frames, numbers over all samples. Statistics that were not requested are null.</summary>
public sealed class ImageStackMeasurement
{
    internal ImageStackMeasurement(ImageStack stack, ImageStatistic[] asked, ImageStackStatistics? statistics, ImageStack? projection, ImageStack? localCorrelation)
    {
        Stack = stack;
        Statistics = asked;
        Projection = projection;
        LocalCorrelation = localCorrelation;
        if (statistics is null)
            return;
        Mean = Of(ImageStatistic.Mean, statistics.Mean);
        StdDev = Of(ImageStatistic.StdDev, statistics.StdDev);
        Variance = Of(ImageStatistic.Variance, statistics.Variance);
        Minimum = Of(ImageStatistic.Minimum, statistics.Minimum);
        Maximum = Of(ImageStatistic.Maximum, statistics.Maximum);
        Sum = Of(ImageStatistic.Sum, statistics.Sum);
        MeanValue = statistics.MeanValue;
        StdDevValue = statistics.StdDevValue;
        MinimumValue = statistics.MinimumValue;
        MaximumValue = statistics.MaximumValue;

        ImageStack? Of(ImageStatistic statistic, ImageStack image) => Array.IndexOf(asked, statistic) >= 0 ? image : null;
    }

    /// <summary>The stack that was measured.</summary>
    public ImageStack Stack { get; }

    /// <summary>The statistics that were requested.</summary>
    public ImageStatistic[] Statistics { get; }

    /// <summary>The mean over frames, Float64.</summary>
    public ImageStack? Mean { get; }

    /// <summary>The standard deviation over frames (divisor n), Float64.</summary>
    public ImageStack? StdDev { get; }

    /// <summary>The variance over frames (divisor n), Float64.</summary>
    public ImageStack? Variance { get; }

    /// <summary>The least value over frames, in the type of the pixels.</summary>
    public ImageStack? Minimum { get; }

    /// <summary>The greatest value over frames, in the type of the pixels.</summary>
    public ImageStack? Maximum { get; }

    /// <summary>The sum over frames, Float64.</summary>
    public ImageStack? Sum { get; }

    /// <summary>The projection of each frame.</summary>
    public ImageStack? Projection { get; }

    /// <summary>The correlation over frames of each voxel with the mean of its neighbourhood, floating-point.</summary>
    public ImageStack? LocalCorrelation { get; }

    /// <summary>The mean of all samples.</summary>
    public double? MeanValue { get; }

    /// <summary>The standard deviation of all samples (divisor n).</summary>
    public double? StdDevValue { get; }

    /// <summary>The least of all samples.</summary>
    public double? MinimumValue { get; }

    /// <summary>The greatest of all samples.</summary>
    public double? MaximumValue { get; }

    /// <inheritdoc/>
    public override string ToString() => $"ImageStackMeasurement of {Stack}";
}
