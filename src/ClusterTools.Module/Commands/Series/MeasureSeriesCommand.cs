using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Images;
using ClusterTools.Results;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Statistics;

namespace ClusterTools.Commands;

/// <summary>Computes statistics of a set of series: of each record, or over all records for each value.</summary>
/// <remarks>
/// <para>The result holds arrays: Mean, StdDev, Variance, Minimum, Maximum, Sum and, of records, Median. Standard deviation and variance divide by n.</para>
/// </remarks>
/// <example>
/// <para>Finds the standard deviation of each voxel over time, then the largest of them.</para>
/// <code>
/// $statistics = New-ImageStack | ConvertTo-Series -Normalize Percentile | Measure-Series
/// ($statistics.StdDev | Measure-Object -Maximum).Maximum
/// </code>
/// </example>
/// <example>
/// <para>Finds the mean time course of all voxels.</para>
/// <code>
/// (Import-ImageStack fish/*.tif | ConvertTo-Series | Measure-Series -Across Record).Mean
/// </code>
/// </example>
/// <example>
/// <para>Draws the standard deviation of each voxel at its place in the image.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series -Normalize Percentile | Measure-Series -AsImage StdDev | Export-ImageStack deviation.png -Contrast Percentile
/// </code>
/// </example>
/// <seealso cref="MeasureImageStackCommand"/>
/// <seealso cref="ConvertToImageStackCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "Series", DefaultParameterSetName = StatisticsSet)]
[OutputType(typeof(SeriesStatistics), ParameterSetName = [StatisticsSet])]
[OutputType(typeof(ImageStack), ParameterSetName = [ImageSet])]
public sealed class MeasureSeriesCommand : SeriesCommand
{
    private const string StatisticsSet = "Statistics";
    private const string ImageSet = "Image";

    /// <summary>
    /// <para>The axis of the statistics: over the values of each record (one result per record) or over all records (one result per value).</para>
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = StatisticsSet)]
    public Across Across { get; set; } = Across.Value;

    /// <summary>
    /// <para>Returns these statistics of the records as images instead: for each a stack of one Float64 frame, not-a-number where there is no record.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ImageSet)]
    [ValidateNotNullOrEmpty]
    public RecordStatistic[] AsImage { get; set; } = [];

    private protected override void ProcessSet(SeriesSet set)
    {
        if (ParameterSetName == StatisticsSet)
        {
            WriteObject(Run(execution => SeriesStatistics.Compute(set, Across, execution), set));
            return;
        }

        var images = Run(
            execution =>
            {
                var statistics = SeriesStatistics.Compute(set, Across.Value, execution);
                return Array.ConvertAll(AsImage, statistic => RecordImages.FromValues(set, Values(statistics, statistic)));
            },
            set);
        WriteObject(images, enumerateCollection: true);
    }

    private static double[] Values(SeriesStatistics statistics, RecordStatistic statistic) => statistic switch
    {
        RecordStatistic.Mean => statistics.Mean,
        RecordStatistic.StdDev => statistics.StdDev,
        RecordStatistic.Variance => statistics.Variance,
        RecordStatistic.Minimum => statistics.Minimum,
        RecordStatistic.Maximum => statistics.Maximum,
        RecordStatistic.Sum => statistics.Sum,
        RecordStatistic.Median => statistics.Median!,
        _ => throw EnumGuard.Undefined(statistic, nameof(AsImage)),
    };
}
