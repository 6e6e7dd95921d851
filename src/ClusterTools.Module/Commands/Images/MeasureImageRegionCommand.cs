using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Errors;
using ClusterTools.Formats.Rois;
using ClusterTools.Images;
using ClusterTools.Results;
using ClusterTools.Segmentation.Regions;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Lists the regions of a label map (connected pixels with the same label) with area, centroid, bounding box and mean intensity.</summary>
/// <remarks>
/// <para>Takes a clustering of pixels or voxels, or an image of labels such as Export-LabelMap writes as TIFF, where 0 is background. Planes are processed separately. The regions are numbered
/// from 1, plane by plane, in the order of their first pixels; positions count from 0 and are those of pixel centres.</para>
/// <para>With -Series, each region is measured in every frame: mean, standard deviation (divisor n), minimum, maximum and a percentile, as a table with a row for each region and
/// frame, or as series (-AsSeries). Regions can also be those that ImageJ saved (-Roi). With -Connectivity None, all pixels of a label on a plane are one region, so that a
/// cluster has one time course.</para>
/// <para>The mean intensity is taken from -Intensity or, without it, over all values of a record: for pixels, their channels.</para>
/// </remarks>
/// <example>
/// <para>Splits a picture into dark and bright, and lists the regions of at least 5 pixels, the largest first.</para>
/// <code>
/// Import-ImageStack photo.png | ConvertTo-Series -As Pixel | Invoke-KMeans 2 | Measure-ImageRegion -MinimumArea 5 | Sort-Object Area -Descending
/// </code>
/// </example>
/// <example>
/// <para>Writes the table of the regions of cluster 1, whose pixels must share an edge, as CSV.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Invoke-KMeans 4 | Measure-ImageRegion -Label 1 -Connectivity Four | Export-Csv regions.csv
/// </code>
/// </example>
/// <example>
/// <para>Writes the time course of each region as CSV: a row for each region and frame.</para>
/// <code>
/// $movie = New-ImageStack
/// $model = $movie | ConvertTo-Series -Normalize Percentile | Invoke-KMeans 6
/// $model | Measure-ImageRegion -MinimumArea 20 -Series $movie | Export-Csv courses.csv
/// </code>
/// </example>
/// <example>
/// <para>Draws the mean of each cluster over time, in the raw intensities.</para>
/// <code>
/// $movie = New-ImageStack
/// $model = $movie | ConvertTo-Series -Normalize Percentile | Invoke-KMeans 6
/// $model | Measure-ImageRegion -Connectivity None -Series $movie -AsSeries Mean | Export-ClusterPlot courses.svg
/// </code>
/// </example>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "ImageRegion", DefaultParameterSetName = ClusteringSet)]
[OutputType(typeof(ImageRegion), typeof(RegionFrame), typeof(SeriesSet))]
public sealed class MeasureImageRegionCommand : EngineCommand
{
    private const string ClusteringSet = "Clustering";
    private const string ImageSet = "Image";
    private const string RoiSet = "Roi";
    private static readonly ImageRegionOptions Defaults = new();

    /// <summary>
    /// <para>The clustering: what Invoke-KMeans or Get-ClusterLabel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering), typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ClusteringSet)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <summary>
    /// <para>A label image: one frame of integers, 0 for the background.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering), typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ImageSet)]
    [ValidateNotNull]
    public ImageStack LabelImage { get; set; } = null!;

    /// <summary>
    /// <para>The image whose intensities are averaged, with the rows and columns of the labels: one plane, or as many planes as the labels. Colours count as the mean of their channels.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    [ValidateNotNull]
    public ImageStack? Intensity { get; set; }

    /// <summary>
    /// <para>The labels whose regions are listed, as numbers and ranges. By default all.</para>
    /// </summary>
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Label { get; set; }

    /// <summary>
    /// <para>Which pixels count as neighbours; 4 and 8 can be written for the names. With None, all pixels with a label on a plane are one region.</para>
    /// </summary>
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    public PixelConnectivity Connectivity { get; set; } = Defaults.Connectivity;

    /// <summary>
    /// <para>The minimum area of a region in pixels.</para>
    /// </summary>
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    [ValidateRange(1, int.MaxValue)]
    public int MinimumArea { get; set; } = Defaults.MinimumArea;

    /// <summary>
    /// <para>The maximum area of a region in pixels. By default unlimited.</para>
    /// </summary>
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumArea { get; set; }

    /// <summary>
    /// <para>Leaves out regions that touch the edge of the plane, since part of them may lie outside.</para>
    /// </summary>
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    public SwitchParameter ExcludeEdge { get; set; }

    /// <summary>
    /// <para>The frames in which each region is measured, with the rows and columns of the labels: gives a row for each region and frame instead of one for each region. With <c>-Roi</c> it comes
    /// from the pipeline.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(ParameterSetName = ClusteringSet)]
    [Parameter(ParameterSetName = ImageSet)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RoiSet)]
    [ValidateNotNull]
    public ImageStack? Series { get; set; }

    /// <summary>
    /// <para>Files of regions of interest that ImageJ saved: .roi, or .zip from its ROI Manager. Pixels belong to a region where their centres are inside.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = RoiSet)]
    [ValidateNotNullOrEmpty]
    public string[] Roi { get; set; } = [];

    /// <summary>
    /// <para>The percentile of the pixels that is computed in each frame, interpolated linearly; 50, the default, is the median.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double Percentile { get; set; } = 50;

    /// <summary>
    /// <para>Returns this statistic of all regions as one set of series instead of rows: a record for each region, a value for each frame.</para>
    /// </summary>
    [Parameter]
    public RegionStatistic? AsSeries { get; set; }

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        if (ParameterSetName != RoiSet && Series is null && (AsSeries is not null || MyInvocation.BoundParameters.ContainsKey(nameof(Percentile))))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, AsSeries, SR.RegionStatisticsNeedSeries);
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var options = new ImageRegionOptions
        {
            Connectivity = Connectivity,
            Labels = Label,
            MinimumArea = MinimumArea,
            MaximumArea = MaximumArea,
            ExcludeEdge = ExcludeEdge,
            Intensity = Intensity,
        };
        object source = ParameterSetName switch
        {
            RoiSet => Series!,
            ImageSet => LabelImage,
            _ => InputObject,
        };
        string[] files = [.. Roi.Select(ResolveFile)];
        var regions = Run(
            execution => source switch
            {
                ImageStack when files.Length > 0 => RoiRegions.Find([.. files.SelectMany(RoiFile.Read)], Series!.Grid),
                ImageStack labels => ImageRegions.FindPixels(labels, options, execution),
                _ => ImageRegions.FindPixels((IClustering)source, options, execution),
            },
            source);
        if (Series is not { } frames)
        {
            WriteObject(regions.Regions, enumerateCollection: true);
            return;
        }

        var courses = Run(execution => RegionTimeCourses.Measure(frames, regions, Percentile, execution), frames);
        if (AsSeries is { } statistic)
        {
            WriteObject(Guard(() => RegionTimeCourses.ToSeries(courses, statistic, frames), source));
            return;
        }

        foreach (var course in courses)
        {
            for (int frame = 0; frame < frames.FrameCount; frame++)
                WriteObject(new RegionFrame(course, frame));
        }
    }
}
