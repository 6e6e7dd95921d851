using ClusterTools.Formats;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Rendering;

namespace ClusterTools.Commands;

/// <summary>Writes a clustering of voxels or pixels as a map: an image, or the labels themselves.</summary>
/// <remarks>
/// <para>The extension chooses what is written. PNG, WebP, GIF, JPEG: a picture, all planes tiled or the one of -Plane; voxels that were filtered out are background. PNG and WebP keep every pixel;
/// GIF does, too, and more than its 256 colours are an error; JPEG, and WebP with -Quality, let the colours of neighbouring clusters run into each other. TIFF: labels of 8 or 16 bits, 0 for
/// the background and label + 1 for the others. NumPy (.npy): labels, -1 for the background. CSV: a row for each record with plane, row, column and label.</para>
/// <para>The input is what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK or Get-ClusterLabel returned. Files are written whole or not at all, and replaced with -Force only.</para>
/// </remarks>
/// <example>
/// <para>Draws a brain map: similar clusters get similar colours, and voxels that fit their cluster poorly are dark.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
///     Invoke-KMeans -ClusterCount 20 | Export-LabelMap map.png -ColorBy Similarity -MaskBy Similarity -Scale 4
/// </code>
/// </example>
/// <example>
/// <para>Reduces a picture to its 8 main colours.</para>
/// <code>
/// Import-ImageStack photo.png | ConvertTo-Series -As Pixel | Invoke-KMeans -ClusterCount 8 | Export-LabelMap palette.png -ColorBy Centroid
/// </code>
/// </example>
/// <example>
/// <para>Writes the labels as a table and returns the file.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Invoke-KMeans -ClusterCount 6 | Export-LabelMap labels.csv -PassThru
/// </code>
/// </example>
/// <example>
/// <para>Splits a picture into two segments, draws the border between them over the picture, and cuts out segment 1 with a transparent background.</para>
/// <code>
/// $photo = Import-ImageStack photo.png
/// $segments = $photo | Invoke-ImageFilter -Gaussian 1 | ConvertTo-Series -As Pixel | Invoke-KMeans -ClusterCount 2
/// $segments | Export-LabelMap contours.png -Contour -Background $photo
/// $segments | Export-LabelMap cut-out.png -MaskBy Label -Keep 1 -Background $photo
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="MeasureImageRegionCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsData.Export, "LabelMap", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLabelMapCommand : OutputFileCommand
{
    private static readonly LabelMapOptions Defaults = new();

    /// <summary>
    /// <para>The clustering: what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK or Get-ClusterLabel returned.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <summary>
    /// <para>How clusters are coloured.</para>
    /// </summary>
    [Parameter]
    public LabelColoring ColorBy { get; set; } = Defaults.ColorBy;

    /// <summary>
    /// <para>Darkens voxels by how poorly they fit their cluster (Similarity, Probability), or cuts clusters out (Label).</para>
    /// </summary>
    [Parameter]
    public LabelMask MaskBy { get; set; } = Defaults.MaskBy;

    /// <summary>
    /// <para>The labels that stay with <c>-MaskBy Label</c>, as numbers and ranges; everything else becomes transparent.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Keep { get; set; }

    /// <summary>
    /// <para>Draws only the borders between clusters, one pixel wide, each in the colour of the higher of the two labels.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Contour { get; set; }

    /// <summary>
    /// <para>An image to draw over: a stack with one plane, or with as many planes as the labels. The map takes its size from it, which may be larger than the grid of the labels. The image
    /// shows between contours, under a mask and where voxels were filtered out; with <c>-MaskBy Label</c> the kept clusters are cut out of it.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter]
    [ValidateNotNull]
    public ImageStack? Background { get; set; }

    /// <summary>
    /// <para>The plane to show, from 0. By default all planes, tiled.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Plane { get; set; }

    /// <summary>
    /// <para>The side of a voxel in pixels of the map.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Scale { get; set; } = Defaults.Scale;

    /// <summary>
    /// <para>The random seed of the search for similarity colours.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <summary>
    /// <para>How true a picture in JPEG or WebP is, from 1 (smallest file) to 100. By default JPEG has 90, and WebP keeps every pixel. Other formats always do, and take no -Quality.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? Quality { get; set; }

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => LabelMapFile.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var clustering = InputObject;
        var options = new LabelMapOptions
        {
            ColorBy = ColorBy,
            MaskBy = MaskBy,
            Keep = Keep,
            Contour = Contour,
            Background = Background,
            Plane = Plane,
            Scale = Scale,
            Seed = Seed,
        };
        var write = new ImageWriteOptions { Quality = Quality };
        if (ImageFileFormats.ByExtension(Path) is { } format && (format == ImageFileFormat.Jpeg || (format == ImageFileFormat.WebP && Quality is not null)))
            WriteVerbose(string.Format(SR.VerboseLossy, format.Name(), Path));
        WriteFile(SR.ActionExportLabelMap, (path, execution) => LabelMapFile.Write(clustering, path, options, Force, execution, write));
    }
}
