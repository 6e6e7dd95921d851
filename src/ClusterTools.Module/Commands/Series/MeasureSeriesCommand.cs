using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Series;
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
/// <seealso cref="MeasureImageStackCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "Series")]
[OutputType(typeof(SeriesStatistics))]
public sealed class MeasureSeriesCommand : SeriesCommand
{
    /// <summary>
    /// <para>The axis of the statistics: over the values of each record (one result per record) or over all records (one result per value).</para>
    /// </summary>
    [Parameter(Position = 0)]
    public Across Across { get; set; } = Across.Value;

    private protected override void ProcessSet(SeriesSet set)
    {
        WriteObject(Run(execution => SeriesStatistics.Compute(set, Across, execution), set));
    }
}
