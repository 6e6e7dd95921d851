using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Images;
using ClusterTools.Results;

namespace ClusterTools.Commands;

/// <summary>Computes statistics of a stack: an image of each across the frames, and numbers over all samples.</summary>
/// <remarks>
/// <para>Standard deviation and variance divide by the number of frames. Mean, StdDev, Variance and Sum are stacks of one Float64 frame; Minimum and Maximum keep the
/// type of the pixels. The result holds only the statistics named by -Statistic.</para>
/// <para>With -Projection each frame is also projected along an axis, by default through its planes.</para>
/// </remarks>
/// <example>
/// <para>Writes the map of the standard deviation over time: where something moves, it is bright.</para>
/// <code>
/// $map = Import-ImageStack fish/*.tif | Measure-ImageStack -Statistic StdDev
/// $map.StdDev | Export-ImageStack std.tif
/// </code>
/// </example>
/// <example>
/// <para>Projects every volume to its brightest value along z.</para>
/// <code>
/// (New-ImageStack -PlaneCount 5 -FrameCount 10 | Measure-ImageStack -Projection Maximum).Projection
/// </code>
/// </example>
/// <example>
/// <para>Writes the map of local correlation, in which active regions stand out from noise.</para>
/// <code>
/// (New-ImageStack -FrameCount 40 | Measure-ImageStack -LocalCorrelation 3).LocalCorrelation | Export-ImageStack correlation.tif
/// </code>
/// </example>
/// <seealso cref="MeasureSeriesCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "ImageStack")]
[OutputType(typeof(ImageStackMeasurement))]
public sealed class MeasureImageStackCommand : StackCommand
{
    /// <summary>
    /// <para>The statistics across frames that the result holds. By default all, or none with <c>-Projection</c> or <c>-LocalCorrelation</c>.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public ImageStatistic[]? Statistic { get; set; }

    /// <summary>
    /// <para>The statistic of a projection along its axis.</para>
    /// </summary>
    [Parameter]
    public ProjectionKind? Projection { get; set; }

    /// <summary>
    /// <para>The axis to project along.</para>
    /// </summary>
    [Parameter]
    public ProjectionAxis ProjectionAxis { get; set; } = ProjectionAxis.Plane;

    /// <summary>
    /// <para>The size in pixels of the neighbourhood with whose mean each pixel is correlated over time; the result holds the map of correlations, high where neighbours change together.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? LocalCorrelation { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        ImageStatistic[] statistics = Statistic ?? (Projection is null && LocalCorrelation is null ? (ImageStatistic[])Enum.GetValues(typeof(ImageStatistic)) : []);
        WriteObject(Run(
            execution => new ImageStackMeasurement(
                stack,
                statistics,
                statistics.Length > 0 ? ImageStackStatistics.Compute(stack, execution) : null,
                Projection is { } kind ? StackProjection.Apply(stack, kind, ProjectionAxis, execution) : null,
                LocalCorrelation is { } size ? Images.Filtering.LocalCorrelation.Compute(stack, size, execution) : null),
            stack));
    }
}
