using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Takes records, or values of each record, of a set of series.</summary>
/// <remarks>
/// <para>-From, -To and -Index choose values (time points) by their index; -MinimumStdDev, -Where and -Sample choose records. Several conditions are applied in this order: values
/// first, then standard deviation, condition, sample.</para>
/// <para>Records keep their positions on the grid of the images, so a map of the selected ones can be drawn with the others as background.</para>
/// </remarks>
/// <example>
/// <para>Keeps the voxels that change: those whose standard deviation is above a threshold.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005
/// </code>
/// </example>
/// <example>
/// <para>Takes the first half of the time points: 0 to 59, since the right end is excluded.</para>
/// <code>
/// New-ImageStack -FrameCount 120 | ConvertTo-Series | Select-Series -From 0 -To 60
/// </code>
/// </example>
/// <example>
/// <para>Keeps the records whose first value is above 0, then draws 50 of them.</para>
/// <code>
/// New-BlobSeries | Select-Series -Where { $_[0] -gt 0 } -Sample 50 -Seed 1
/// </code>
/// </example>
/// <seealso cref="MeasureSeriesCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsCommon.Select, "Series")]
[OutputType(typeof(SeriesSet))]
public sealed class SelectSeriesCommand : SeriesCommand
{
    /// <summary>
    /// <para>Keeps the records whose standard deviation (divisor n) is strictly above this.</para>
    /// </summary>
    [Parameter]
    public double? MinimumStdDev { get; set; }

    /// <summary>
    /// <para>Keeps values from this index on.</para>
    /// </summary>
    [Parameter]
    public double? From { get; set; }

    /// <summary>
    /// <para>Keeps values below this index (exclusive end).</para>
    /// </summary>
    [Parameter]
    public double? To { get; set; }

    /// <summary>
    /// <para>Keeps the values with these indices, as numbers and ranges such as 0..9, each once and in the order of the set. An index that does not exist is an error;
    /// <c>-From</c> and <c>-To</c> may reach beyond the ends.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Index { get; set; }

    /// <summary>
    /// <para>Draws this many records at random, without replacement.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Sample { get; set; }

    /// <summary>
    /// <para>The random seed: equal seeds draw the same records.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    /// <summary>
    /// <para>Keeps the records for which this script block returns true; $_ is the record as an array of its values.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? Where { get; set; }

    private protected override void ProcessSet(SeriesSet input)
    {
        var set = Run(execution => SelectByValue(input, execution), input);
        if (Where is not null)
            set = RunHere(execution => SeriesSelection.Where(set, Passes, execution), input);
        if (Sample is { } count)
            set = Run(execution => SeriesSelection.Sample(set, count, Seed, execution), input);
        WriteResult(set, set.Warnings, input.Warnings);
    }

    private SeriesSet SelectByValue(SeriesSet set, ExecutionOptions execution)
    {
        // First, so that an index which the set has is no error for lying outside of the range.
        if (Index is not null)
            set = SeriesSelection.ByIndex(set, Array.ConvertAll(Index, i => (double)i), execution);
        if (From is not null || To is not null)
            set = SeriesSelection.ByIndexRange(set, From ?? double.NegativeInfinity, To ?? double.PositiveInfinity, execution);
        return MinimumStdDev is { } threshold ? SeriesSelection.ByStdDev(set, threshold, execution) : set;
    }

    private bool Passes(double[] record)
    {
        var answer = Where!.InvokeWithContext(null, [new PSVariable("_", record)]);
        return answer.Count == 1 ? LanguagePrimitives.IsTrue(answer[0]) : answer.Count > 0;
    }
}
