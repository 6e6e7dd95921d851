using System.Management.Automation;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that transform the values of each record, in one pass and a fixed order: detrend, normalise, centre, z-score.</summary>
public abstract class SeriesTransformCommand : EngineCommand
{
    private static readonly NormalizeOptions Defaults = new();

    /// <summary>
    /// <para>Normalises each record to (y - b) / (b + offset), the relative change against a baseline b, which is chosen here. Percentile is the usual choice for calcium imaging.</para>
    /// </summary>
    [Parameter]
    public NormalizeMethod Normalize { get; set; } = NormalizeMethod.None;

    /// <summary>
    /// <para>The percentile p that is the baseline, for <c>-Normalize</c> Percentile, Window and WindowExact.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double Percentile { get; set; } = Defaults.Percentile;

    /// <summary>
    /// <para>Added to the baseline in the denominator only, in units of the values, so that a baseline near 0 does not blow up. It is made for intensities of some 1 and more: for values that
    /// are much smaller choose a smaller one.</para>
    /// </summary>
    [Parameter]
    public double Offset { get; set; } = Defaults.Offset;

    /// <summary>
    /// <para>The number w of values of the moving window, for <c>-Normalize</c> Window and WindowExact, which need it: at most twice the values of a record and one.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Window { get; set; }

    /// <summary>
    /// <para>Takes its mean off each record.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Center { get; set; }

    /// <summary>
    /// <para>Brings each record to mean 0 and standard deviation 1 (divisor n). A constant record becomes NaN.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ZScore { get; set; }

    /// <summary>
    /// <para>Takes the trend over time off each record. Its level stays: only the slope goes.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Detrend { get; set; }

    /// <summary>
    /// <para>The order of the trend that <c>-Detrend</c> takes off: 1 is a straight line.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int DetrendOrder { get; set; } = 1;

    /// <summary>
    /// <para>The type that transformed values are kept in. All arithmetic is in double precision. By default Single, but Double where the values come as 64-bit numbers.</para>
    /// </summary>
    [Parameter]
    public Precision? Precision { get; set; }

    /// <summary>
    /// <para>A .npy file that the values are written to and stay in, part by part, so that they may be more than memory holds. The set that is returned reads them from there as they are needed. The
    /// file is an ordinary one that Import-Series reads.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// <para>Replaces the file of <c>-Path</c> where there is one already.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool WaitsWhenStopped => Path is not null;

    /// <summary>The file that values go to; null for none.</summary>
    /// <param name="file">Its full path.</param>
    /// <returns>False where -WhatIf or -Confirm keep it from being written.</returns>
    private protected bool TryGetFile(out string? file)
    {
        file = Path is null ? null : ResolveFile(Path);
        if (file is null)
            return true;
        if (!ShouldProcess(file, SR.ActionSpillSeries))
            return false;
        RequireTarget(file, Force);
        return true;
    }

    /// <summary>What the parameters ask for, ready to be run.</summary>
    private protected SeriesPreprocessing Preprocessing => new()
    {
        Normalize = new NormalizeOptions { Method = Normalize, Percentile = Percentile, Offset = Offset, Window = Window ?? 0 },
        DetrendOrder = Detrend ? DetrendOrder : 0,
        Center = Center,
        ZScore = ZScore,
        Precision = Precision,
    };
}
