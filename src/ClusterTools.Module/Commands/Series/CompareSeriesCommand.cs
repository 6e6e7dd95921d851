using System.Globalization;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Formats.Series;
using ClusterTools.Images;
using ClusterTools.Results;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Correlates every record of a set with a signal, such as a stimulus.</summary>
/// <remarks>
/// <para>The result's Correlation holds Pearson's r of each record; NaN for a constant record. With -Lag the result also holds the cross-correlation: for each record
/// 2 * Lag + 1 values, from the signal shifted by -Lag to the signal shifted by Lag; zeros for a constant record.</para>
/// </remarks>
/// <example>
/// <para>Finds how closely each voxel follows a stimulus shown during frames 5 to 9.</para>
/// <code>
/// $signal = 0..19 | ForEach-Object { [int]($_ -in 5..9) }
/// $result = Import-ImageStack fish/*.tif | ConvertTo-Series | Compare-Series -Signal $signal
/// $result.Correlation[100]
/// </code>
/// </example>
/// <example>
/// <para>Takes the signal from a file and allows a lag of up to two frames either way.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series | Compare-Series -Signal signal.csv -Lag 2
/// </code>
/// </example>
/// <example>
/// <para>Draws the correlation of each voxel with the signal, blue for -1 and red for 1.</para>
/// <code>
/// $signal = 0..19 | ForEach-Object { [int]($_ -in 5..9) }
/// New-ImageStack -FrameCount 20 | ConvertTo-Series | Compare-Series $signal -AsImage | Export-ImageStack map.png -Contrast Range -Range -1, 1 -Colormap CoolWarm
/// </code>
/// </example>
/// <seealso cref="MeasureSeriesCommand"/>
/// <seealso cref="ConvertToImageStackCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
[Cmdlet(VerbsData.Compare, "Series")]
[OutputType(typeof(SeriesComparison), typeof(ImageStack))]
public sealed class CompareSeriesCommand : SeriesCommand
{
    private double[] _signal = [];

    /// <summary>
    /// <para>The signal: one number per value of a record, or the path of a .npy or .csv file that holds them as one row or one column.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object Signal { get; set; } = null!;

    /// <summary>
    /// <para>The maximum lag of the cross-correlation, in time points.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Lag { get; set; }

    /// <summary>
    /// <para>Returns the correlations as an image instead: a stack of one Float64 frame or, with <c>-Lag</c>, a frame for each lag; not-a-number where there is no record.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsImage { get; set; }

    /// <inheritdoc/>
    private protected override void Prepare() => _signal = ReadSignal();

    private protected override void ProcessSet(SeriesSet set)
    {
        var comparison = Run(execution => Compare(set, execution), set);
        if (!AsImage)
        {
            WriteObject(comparison);
            return;
        }

        WriteObject(Run(
            _ => comparison.CrossCorrelation is { } lags ? RecordImages.FromValues(set, lags) : RecordImages.FromValues(set, comparison.Correlation),
            set));
    }

    private SeriesComparison Compare(SeriesSet set, ExecutionOptions execution) => new(
        set,
        SeriesCorrelation.Correlate(set, _signal, execution),
        Lag is { } lag ? SeriesCorrelation.CrossCorrelate(set, _signal, lag, execution) : null);

    private double[] ReadSignal()
    {
        object signal = Signal is PSObject wrapped ? wrapped.BaseObject : Signal;
        if (signal is not string path)
        {
            if (!LanguagePrimitives.TryConvertTo(signal, CultureInfo.InvariantCulture, out double[] numbers))
                Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, signal, SR.SignalInvalid, GivenValue.Name(signal));
            return numbers;
        }

        string file = ResolveFile(path);
        if (!File.Exists(file) && !Directory.Exists(file))
            Fail(ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, path, SR.PathNotFound, path);
        return Run(
            execution =>
            {
                var set = SeriesReader.Read(file, execution: execution);
                if (set.Count != 1 && set.Length != 1)
                    throw new InvalidDataException(string.Format(SR.SignalNotOneLine, file, set.Count, set.Length));
                return Enumerable.Range(0, set.Count).SelectMany(set.GetRecord).ToArray();
            },
            file);
    }
}
