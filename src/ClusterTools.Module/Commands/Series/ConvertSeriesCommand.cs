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
/// <para>Several transforms are done in this order, whatever the order they are written in: detrend, normalise, centre, z-score, squelch, convolve, block mean, stride, standardise, principal
/// components.
/// For another order pipe one call into the next.</para>
/// <para>The set that comes in stays as it is. Records keep their places on the grid, so that maps can still be drawn.</para>
/// </remarks>
/// <example>
/// <para>Makes each column have mean 0 and standard deviation 1, so that no feature outweighs the others.</para>
/// <code>
/// Import-Series points.csv -LabelColumn group | Convert-Series -Standardize
/// </code>
/// </example>
/// <example>
/// <para>Smooths each record over three time points, then takes the means of pairs.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Convert-Series -Convolve 0.25,0.5,0.25 -BlockMean 2
/// </code>
/// </example>
/// <example>
/// <para>Brings digits or spectra down to the three directions in which they vary most, then clusters them.</para>
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
    /// <para>Makes a record zero where its largest value, as the steps before left it, is below this threshold.</para>
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
    /// <para>Which part of a convolution is kept.</para>
    /// </summary>
    [Parameter]
    public ConvolveMode ConvolveMode { get; set; } = ConvolveMode.Same;

    /// <summary>
    /// <para>Takes the means of so many consecutive values; what does not fill a block at the end is dropped.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? BlockMean { get; set; }

    /// <summary>
    /// <para>Keeps every n-th value, from the first on.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Stride { get; set; }

    /// <summary>
    /// <para>Brings each value (column) to mean 0 and standard deviation 1 over all records. A column that is constant becomes 0.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Standardize { get; set; }

    /// <summary>
    /// <para>Replaces the values of each record by its values along so many principal components, the directions in which the records vary most. -Verbose tells how much of the
    /// variance they explain.</para>
    /// </summary>
    [Parameter]
    [Alias("PCA")]
    [ValidateRange(1, int.MaxValue)]
    public int? PrincipalComponent { get; set; }

    /// <summary>
    /// <para>Brings the values along each principal component to variance 1, for <c>-PrincipalComponent</c>.</para>
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
