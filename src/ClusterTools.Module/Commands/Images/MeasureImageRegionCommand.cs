using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Segmentation.Regions;

namespace ClusterTools.Commands;

/// <summary>Lists the regions of a label map (connected pixels with the same label) with area, centroid, bounding box and mean intensity.</summary>
/// <remarks>
/// <para>Takes a clustering of pixels or voxels, or an image of labels such as Export-LabelMap writes as TIFF, where 0 is background. Planes are processed separately. The regions are numbered
/// from 1, plane by plane, in the order of their first pixels; positions count from 0 and are those of pixel centres.</para>
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
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "ImageRegion", DefaultParameterSetName = ClusteringSet)]
[OutputType(typeof(ImageRegion))]
public sealed class MeasureImageRegionCommand : EngineCommand
{
    private const string ClusteringSet = "Clustering";
    private const string ImageSet = "Image";
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
    [Parameter]
    [ValidateNotNull]
    public ImageStack? Intensity { get; set; }

    /// <summary>
    /// <para>The labels whose regions are listed, as numbers and ranges. By default all.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Label { get; set; }

    /// <summary>
    /// <para>Which pixels count as neighbours; 4 and 8 can be written for the names.</para>
    /// </summary>
    [Parameter]
    public PixelConnectivity Connectivity { get; set; } = Defaults.Connectivity;

    /// <summary>
    /// <para>The minimum area of a region in pixels.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MinimumArea { get; set; } = Defaults.MinimumArea;

    /// <summary>
    /// <para>The maximum area of a region in pixels. By default unlimited.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumArea { get; set; }

    /// <summary>
    /// <para>Leaves out regions that touch the edge of the plane, since part of them may lie outside.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ExcludeEdge { get; set; }

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
        var (clustering, image) = (InputObject, LabelImage);
        bool fromImage = ParameterSetName == ImageSet;
        var regions = Run(
            execution => fromImage ? ImageRegions.Find(image, options, execution) : ImageRegions.Find(clustering, options, execution),
            fromImage ? image : clustering);
        WriteObject(regions, enumerateCollection: true);
    }
}
