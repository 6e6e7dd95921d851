using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Clustering;
using ClusterTools.Rendering;

namespace ClusterTools.Commands;

/// <summary>Writes the clusters of voxels as a map: a picture, or the labels themselves.</summary>
/// <remarks>
/// <para>The extension chooses what is written. PNG: a picture, all planes tiled or the one of -Plane; voxels that were filtered out are background. TIFF: labels of 8 or 16 bits, 0 for
/// the background and label + 1 for the others. NumPy (.npy): labels, -1 for the background. CSV: a row for each record with plane, row, column and label.</para>
/// <para>The input is what Invoke-KMeans or Get-ClusterLabel returned. Files are written whole or not at all, and replaced with -Force only.</para>
/// </remarks>
/// <example>
/// <para>Draws a brain map: clusters that are alike get colours that are alike, and voxels that do not fit their cluster well are dark.</para>
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
/// <para>Writes the labels for further work, and returns the file.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Invoke-KMeans -ClusterCount 6 | Export-LabelMap labels.csv -PassThru
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsData.Export, "LabelMap", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLabelMapCommand : OutputFileCommand
{
    private static readonly LabelMapOptions Defaults = new();

    /// <summary>
    /// <para>The clustering: what Invoke-KMeans or Get-ClusterLabel returned.</para>
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <summary>
    /// <para>Where the colours of a picture come from.</para>
    /// </summary>
    [Parameter]
    public LabelColoring ColorBy { get; set; } = Defaults.ColorBy;

    /// <summary>
    /// <para>What darkens the voxels of a picture that do not fit their cluster.</para>
    /// </summary>
    [Parameter]
    public LabelMask MaskBy { get; set; } = Defaults.MaskBy;

    /// <summary>
    /// <para>The one plane to show, from 0. By default all of them, tiled.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Plane { get; set; }

    /// <summary>
    /// <para>Picture pixels along each side of a voxel.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Scale { get; set; } = Defaults.Scale;

    /// <summary>
    /// <para>The seed of the search for colours by similarity.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var clustering = InputObject;
        var options = new LabelMapOptions { ColorBy = ColorBy, MaskBy = MaskBy, Plane = Plane, Scale = Scale, Seed = Seed };
        WriteFile(SR.ActionExportLabelMap, (path, execution) => LabelMapFile.Write(clustering, path, options, Force, execution));
    }
}
