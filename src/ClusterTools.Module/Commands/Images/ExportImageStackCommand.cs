using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Writes a stack of images as TIFF, PNG or NumPy files.</summary>
/// <remarks>
/// <para>A file name with .tif or .npy gives one file of all frames; one with .png takes a stack of one plane. The name of a folder that exists (or that ends with a slash) gives
/// a file for each frame. The pixel type is kept. Files are written whole or not at all, and replaced with -Force only.</para>
/// </remarks>
/// <example>
/// <para>Writes a movie as one multi-page TIFF, which ImageJ opens with its frames and planes in order.</para>
/// <code>
/// New-ImageStack -FrameCount 10 | Export-ImageStack out.tif
/// </code>
/// </example>
/// <example>
/// <para>Writes a file for each frame into a folder and returns the files.</para>
/// <code>
/// $null = New-Item frames -ItemType Directory
/// New-ImageStack -FrameCount 3 | Export-ImageStack frames -Format Png -PassThru
/// </code>
/// </example>
/// <seealso cref="ImportImageStackCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsData.Export, "ImageStack", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportImageStackCommand : OutputFileCommand
{
    /// <summary>
    /// <para>The stack of images.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ImageStack InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The format. By default the extension of <c>-Path</c> tells it; in a folder, TIFF.</para>
    /// </summary>
    [Parameter]
    public ImageFileFormat? Format { get; set; }

    private protected override bool TakesFolder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var stack = InputObject;
        WriteFiles(SR.ActionExportImages, (path, execution) => ImageStackWriter.Write(stack, path, Format, Force, execution));
    }
}
