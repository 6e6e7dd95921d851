using System.Management.Automation;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that transform the values of each record, in one pass and a fixed order: detrend, normalise, centre, z-score.</summary>
public abstract class SeriesTransformCommand : EngineCommand
{
    private static readonly NormalizeOptions Defaults = new();

    /// <summary>
    /// <para>Normalises each record to (y - b) / (b + offset), the relative change against a baseline b, chosen here. Percentile is the usual choice for calcium imaging.</para>
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
    /// <para>Added to the baseline in the denominator only, in units of the values, so that a baseline near 0 does not blow up. The default suits intensities of about 1 and more: for values that
    /// are much smaller, choose a smaller offset.</para>
    /// </summary>
    [Parameter]
    public double Offset { get; set; } = Defaults.Offset;

    /// <summary>
    /// <para>The length w of the moving window, for <c>-Normalize</c> Window and WindowExact, which require it: at most 2n + 1 for records of n values.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Window { get; set; }

    /// <summary>
    /// <para>Subtracts its mean from each record.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Center { get; set; }

    /// <summary>
    /// <para>Scales each record to mean 0 and standard deviation 1 (divisor n). A constant record becomes NaN.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ZScore { get; set; }

    /// <summary>
    /// <para>Removes the trend over time from each record. The intercept is kept: only the slope terms are subtracted.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Detrend { get; set; }

    /// <summary>
    /// <para>The polynomial order of the trend that <c>-Detrend</c> removes: 1 is a straight line.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int DetrendOrder { get; set; } = 1;

    /// <summary>
    /// <para>The type of the transformed values. All arithmetic is in double precision. By default Single, or Double for 64-bit input.</para>
    /// </summary>
    [Parameter]
    public Precision? Precision { get; set; }

    /// <summary>
    /// <para>A .npy file to which the values are written part by part, so they may be larger than memory. The returned set reads them from the file as needed. The
    /// file is an ordinary .npy file that Import-Series reads.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// <para>Replaces an existing file of <c>-Path</c>.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool WaitsWhenStopped => Path is not null;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        if (Path is null)
            return;
        string file = ResolveFile(Path);
        RequireTarget(file, Force);
        RequireAccess(file);
    }

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

    /// <summary>The transforms of the parameters, ready to run.</summary>
    private protected SeriesPreprocessing Preprocessing => new()
    {
        Normalize = new NormalizeOptions { Method = Normalize, Percentile = Percentile, Offset = Offset, Window = Window ?? 0 },
        DetrendOrder = Detrend ? DetrendOrder : 0,
        Center = Center,
        ZScore = ZScore,
        Precision = Precision,
    };
}
