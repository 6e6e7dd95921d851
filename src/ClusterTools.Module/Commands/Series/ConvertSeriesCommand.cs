using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Decomposition;
using ClusterTools.Files;
using ClusterTools.Formats.Series;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Transforms the values of a set of series.</summary>
/// <remarks>
/// <para>Transforms are applied in a fixed order: detrend, normalise, centre, z-score, squelch, convolve, block mean, stride, standardise, principal
/// components.
/// For another order pipe one call into the next.</para>
/// <para>The input is not changed. Records keep their positions on the grid, so maps can still be drawn.</para>
/// </remarks>
/// <example>
/// <para>Makes each column have mean 0 and standard deviation 1, so that no feature outweighs the others.</para>
/// <code>
/// Import-Series points.csv -LabelColumn group | Convert-Series -Standardize
/// </code>
/// </example>
/// <example>
/// <para>Smooths each record over three time points, then averages pairs.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Convert-Series -Convolve 0.25,0.5,0.25 -BlockMean 2
/// </code>
/// </example>
/// <example>
/// <para>Projects records onto their first three principal components, then clusters them.</para>
/// <code>
/// New-BlobSeries -Dimension 20 | Convert-Series -PrincipalComponent 3 | Invoke-KMeans -ClusterCount 3
/// </code>
/// </example>
/// <seealso cref="ConvertToSeriesCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
[Cmdlet(VerbsData.Convert, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(SeriesSet))]
public sealed class ConvertSeriesCommand : SeriesTransformCommand
{
    /// <summary>
    /// <para>The set of series.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SeriesSet InputObject { get; set; } = null!;

    /// <summary>
    /// <para>Sets a record to zero if its largest value, after the preceding steps, is below this threshold.</para>
    /// </summary>
    [Parameter]
    public double? Squelch { get; set; }

    /// <summary>
    /// <para>Convolves each record with this kernel.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Convolve { get; set; }

    /// <summary>
    /// <para>The part of the convolution to keep.</para>
    /// </summary>
    [Parameter]
    public ConvolveMode ConvolveMode { get; set; } = ConvolveMode.Same;

    /// <summary>
    /// <para>Averages blocks of this many consecutive values; an incomplete block at the end is dropped.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? BlockMean { get; set; }

    /// <summary>
    /// <para>Keeps every n-th value, starting with the first.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Stride { get; set; }

    /// <summary>
    /// <para>Standardises each column to mean 0 and standard deviation 1 over all records. A constant column becomes 0.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Standardize { get; set; }

    /// <summary>
    /// <para>Projects each record onto this many principal components, the directions of largest variance. -Verbose gives the share of the
    /// variance that they explain.</para>
    /// </summary>
    [Parameter]
    [Alias("PCA")]
    [ValidateRange(1, int.MaxValue)]
    public int? PrincipalComponent { get; set; }

    /// <summary>
    /// <para>Whitens: scales each principal component to variance 1, for <c>-PrincipalComponent</c>.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Whiten { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        if (!TryGetFile(out string? file))
            return;
        PrincipalComponents? components = null;
        var result = Run(
            execution =>
            {
                if (Whiten && PrincipalComponent is null)
                    throw new ArgumentException(SR.WhitenNeedsComponents);

                // What looks at all records at once is done in memory.
                bool byRecord = !Standardize && PrincipalComponent is null;
                if (file is not null && byRecord)
                    return SpilledSeries.FromSeries(set, file, TransformRecords, Force, execution);
                if (file is not null)
                    WholeFile.RequireWritable(file, Force);
                var transformed = TransformRecords(set, execution);
                if (Standardize)
                    transformed = SeriesTransforms.Standardize(transformed, Precision, execution);
                if (PrincipalComponent is { } count)
                {
                    components = PrincipalComponents.Fit(transformed, count, Whiten, execution);
                    transformed = components.Transform(transformed, Precision, execution);
                }

                return file is null ? transformed : SpilledSeries.FromSeries(transformed, file, (part, _) => part, Force, execution);
            },
            set);
        if (components is not null)
            WriteVerbose(components.ToString());
        WriteResult(result, result.Warnings, set.Warnings);
    }

    private SeriesSet TransformRecords(SeriesSet set, ExecutionOptions execution)
    {
        set = Preprocessing.Apply(set, execution);
        if (Squelch is { } threshold)
            set = SeriesTransforms.Squelch(set, threshold, Precision, execution);
        if (Convolve is { } kernel)
            set = SeriesTransforms.Convolve(set, kernel, ConvolveMode, Precision, execution);
        if (BlockMean is { } length)
            set = SeriesTransforms.BlockMean(set, length, Precision, execution);
        if (Stride is { } step)
            set = SeriesTransforms.Stride(set, step, execution);
        return set;
    }
}
