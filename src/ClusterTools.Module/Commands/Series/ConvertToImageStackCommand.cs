using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Errors;
using ClusterTools.Images;
using ClusterTools.Rendering;
using ClusterTools.Series;
using ClusterTools.Series.Building;

namespace ClusterTools.Commands;

/// <summary>Makes a stack of images from series or from values of their records, each at the position that its record has in the source.</summary>
/// <remarks>
/// <para>Without -Value, series become images of their own values: a frame for each column or, for series of pixels, one frame with a channel for each column. A clustering
/// becomes an image of labels: label + 1, and 0 where there is no record.</para>
/// <para>With -Value, any array with an entry for each record becomes an image: numbers as Float64, booleans as black and white (0 and 255), rows of numbers as a frame for
/// each column. Voxels without a record, such as those that a selection filtered out, get -FillValue.</para>
/// </remarks>
/// <example>
/// <para>Draws how variable each voxel is over time.</para>
/// <code>
/// $series = New-ImageStack | ConvertTo-Series -Normalize Percentile
/// $series | ConvertTo-ImageStack -Value ($series | Measure-Series).StdDev | Export-ImageStack variability.png -Contrast Percentile -Scale 4
/// </code>
/// </example>
/// <example>
/// <para>Writes how similar each voxel is to the centroid of its cluster, as numbers.</para>
/// <code>
/// $model = New-ImageStack | ConvertTo-Series -Normalize Percentile | Invoke-KMeans 6
/// $model | ConvertTo-ImageStack -Value $model.Similarity | Export-ImageStack similarity.tif
/// </code>
/// </example>
/// <example>
/// <para>Removes the drift of each voxel over time and writes the result as a movie again.</para>
/// <code>
/// New-ImageStack -FrameCount 20 | ConvertTo-Series -Detrend | ConvertTo-ImageStack | Export-ImageStack detrended.tif
/// </code>
/// </example>
/// <seealso cref="ConvertToSeriesCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
/// <seealso cref="MeasureSeriesCommand"/>
[Cmdlet(VerbsData.ConvertTo, "ImageStack")]
[OutputType(typeof(ImageStack))]
public sealed class ConvertToImageStackCommand : EngineCommand
{
    /// <summary>
    /// <para>The series, or a clustering of them.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet), typeof(IClustering))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    /// <summary>
    /// <para>A value for each record: numbers, booleans, or rows of numbers.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [RecordValuesTransformation]
    [ValidateNotNull]
    public object? Value { get; set; }

    /// <summary>
    /// <para>The value of voxels without a record. By default not-a-number in floating-point images and 0 in others.</para>
    /// </summary>
    [Parameter]
    public double? FillValue { get; set; }

    /// <summary>
    /// <para>The rows and columns of an image, for series whose records are images themselves, such as digits or centroids: each record becomes a frame.</para>
    /// </summary>
    [Parameter]
    [ValidateCount(2, 2)]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Shape { get; set; }

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        if (Shape is not null && (Value is not null || FillValue is not null))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Shape, SR.ShapeWithValues);
        if (Value is bool[] && FillValue is not null)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, FillValue, SR.FillValueOfMask);
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        object input = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject;
        var clustering = input as IClustering;
        var set = clustering?.Series ?? (SeriesSet)input;
        WriteObject(Run(
            execution => Value switch
            {
                bool[] mask => RecordImages.FromMask(set, mask),
                double[] values => RecordImages.FromValues(set, values, FillValue ?? double.NaN),
                double[][] rows => RecordImages.FromValues(set, rows, FillValue ?? double.NaN),
                _ when Shape is { } shape => RecordImages.FromRecords(set, shape[0], shape[1]),
                _ when clustering is not null && FillValue is null => LabelRaster.ToStack(new LabelGrid(clustering, plane: null), clustering.ClusterCount),
                _ when clustering is not null => throw new ArgumentException(SR.FillValueOfLabels),
                _ => RecordImages.FromSeries(set, FillValue, execution),
            },
            input));
    }
}
