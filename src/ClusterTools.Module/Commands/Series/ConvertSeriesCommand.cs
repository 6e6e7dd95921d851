using System.Globalization;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Decomposition;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Formats.Series;
using ClusterTools.Series;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Transforms the values of a set of series.</summary>
/// <remarks>
/// <para>Transforms are applied in a fixed order: impute, detrend, normalise, centre, z-score, squelch, convolve, block mean, stride, standardise, min-max, column weights,
/// principal components. For another order pipe one call into the next.</para>
/// <para>What a step learned from the records (fill values, mean and standard deviation, range, components) stays with the set as its Pipeline, and with the models that are fitted on it. -Like takes other
/// records through the same steps with the same values.</para>
/// <para>The input is not changed. Records keep their positions on the grid, so maps can still be drawn.</para>
/// </remarks>
/// <example>
/// <para>Makes each column have mean 0 and standard deviation 1, so that no feature outweighs the others.</para>
/// <code>
/// Import-Series points.csv -LabelColumn group | Convert-Series -Standardize
/// </code>
/// </example>
/// <example>
/// <para>Fills missing values with the median of their column.</para>
/// <code>
/// Import-Series points.csv -LabelColumn group | Convert-Series -Impute Median
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
/// <example>
/// <para>Scales new records by the mean and the standard deviation of those that a model was fitted on.</para>
/// <code>
/// $model = New-BlobSeries -Seed 1 | Convert-Series -Standardize | Invoke-KMeans 3
/// New-BlobSeries -Seed 1 -Count 20 | Convert-Series -Like $model
/// </code>
/// </example>
/// <seealso cref="ConvertToSeriesCommand"/>
/// <seealso cref="SelectSeriesCommand"/>
[Cmdlet(VerbsData.Convert, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(SeriesSet))]
public sealed class ConvertSeriesCommand : SeriesTransformCommand
{
    private const int MostListed = 20;

    /// <summary>
    /// <para>The set of series.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SeriesSet InputObject { get; set; } = null!;

    /// <summary>
    /// <para>Fills missing values, which are NaN, with the mean or the median of the other values in their column. -Verbose gives the values that were filled in.</para>
    /// </summary>
    [Parameter]
    public ImputeMethod? Impute { get; set; }

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
    /// <para>Divides each record by its standard deviation (divisor n), without centring it, before -Squelch and what follows. A constant record becomes infinite or NaN.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ScaleByStdDev { get; set; }

    /// <summary>
    /// <para>Subtracts from each column its mean over all records, such as from each time point what all voxels have in common.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter CenterColumn { get; set; }

    /// <summary>
    /// <para>Standardises each column to mean 0 and standard deviation 1 over all records. A constant column becomes 0.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Standardize { get; set; }

    /// <summary>
    /// <para>Scales each column to the range from 0 to 1 over all records. A constant column becomes 0.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter MinMax { get; set; }

    /// <summary>
    /// <para>Multiplies each column by its weight, a non-negative number per column: how much it counts in distances, as a factor of its scale.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? ColumnWeight { get; set; }

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

    /// <summary>
    /// <para>Takes the records through the steps that the series of a model, or another set, went through, with the values learned then, and leaves out those that they have been through
    /// already. Columns with the same names in another order are put in order. It excludes all other transforms.</para>
    /// </summary>
    [KindTransformation(typeof(IClusterModel), typeof(SeriesSet))]
    [Parameter]
    [ValidateNotNull]
    public object? Like { get; set; }

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        base.Prepare();
        string[] alone = ["InputObject", "Like", "Path", "Force", "ThrottleLimit"];
        if (Like is not null && MyInvocation.BoundParameters.Keys.FirstOrDefault(name => !alone.Contains(name) && IsTransform(name)) is { } other)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Like, SR.LikeAlone, other);
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var set = InputObject;
        if (!TryGetFile(out string? file))
            return;
        PrincipalComponents? components = null;
        Imputation? imputation = null;
        var result = Run(
            execution =>
            {
                if (Whiten && PrincipalComponent is null)
                    throw new ArgumentException(SR.WhitenNeedsComponents);

                // Steps that need all records together are done in memory.
                bool byRecord = !CenterColumn && !Standardize && !MinMax && ColumnWeight is null && PrincipalComponent is null && Impute is null;
                if (file is not null && byRecord)
                    return SpilledSeries.FromSeries(set, file, TransformRecords, Force, execution);
                if (file is not null)
                    WholeFile.RequireWritable(file, Force);
                var transformed = set;
                if (Impute is { } method)
                {
                    imputation = Imputation.Fit(transformed, method, Precision, execution);
                    transformed = imputation.Apply(transformed, execution);
                }

                transformed = TransformRecords(transformed, execution);
                if (CenterColumn)
                    transformed = SeriesTransforms.Center(transformed, Across.Record, Precision, execution);
                if (Standardize)
                    transformed = SeriesTransforms.Standardize(transformed, Precision, execution);
                if (MinMax)
                    transformed = SeriesTransforms.ScaleToRange(transformed, Precision, execution);
                if (ColumnWeight is not null)
                    transformed = SeriesTransforms.WeightColumns(transformed, ColumnWeight, Precision, execution);
                if (PrincipalComponent is { } count)
                {
                    components = PrincipalComponents.Fit(transformed, count, Whiten, execution);
                    transformed = components.Transform(transformed, Precision, execution);
                }

                return file is null ? transformed : SpilledSeries.FromSeries(transformed, file, (part, _) => part, Force, execution);
            },
            set);
        if (imputation is not null)
            WriteVerbose(string.Format(SR.VerboseImputation, imputation.Method, string.Join(", ", imputation.Values.Take(MostListed).Select(value => value.ToString("g6", CultureInfo.InvariantCulture)))));
        if (components is not null)
            WriteVerbose(components.ToString());
        WriteResult(result, result.Warnings, set.Warnings);
    }

    private static bool IsTransform(string parameter) => !CommonParameters.Contains(parameter) && !OptionalCommonParameters.Contains(parameter);

    private static SeriesPipeline Pipeline(object like) => (like is PSObject wrapped ? wrapped.BaseObject : like) switch
    {
        SeriesSet set => set.Pipeline,
        IClusterModel model => model.Pipeline ?? throw new ArgumentException(SR.LikeUnknown),
        _ => throw new ArgumentException(SR.LikeUnknown),
    };

    private SeriesSet TransformRecords(SeriesSet set, ExecutionOptions execution)
    {
        if (Like is not null)
            return Pipeline(Like).Apply(set, execution);
        set = Preprocessing.Apply(set, execution);
        if (ScaleByStdDev)
            set = SeriesTransforms.ScaleByStdDev(set, precision: Precision, execution: execution);
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
