using ClusterTools.Formats;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Writes a stack of images as TIFF, PNG, NumPy, JPEG, WebP or GIF files.</summary>
/// <remarks>
/// <para>A file name with .tif or .npy gives one file of all frames, whatever the pixel type, which is kept. One with .gif or .webp gives an animation of all frames; a stack of one frame becomes a
/// still picture. One with .png or .jpg takes a stack of one plane. The name of a folder that exists (or that ends with a slash) gives a file for each frame. Files are written whole or not at
/// all, and replaced with -Force only.</para>
/// <para>JPEG, WebP and GIF hold 8-bit pixels, grey or in colour; PNG also 16-bit ones. Others are an error, never scaled in silence. GIF has 256 colours a frame: grey keeps every pixel, and so do
/// frames of fewer colours; of more, the palette is found as Compress-ImageColor does. WebP is lossless unless -Quality is given. GIF and WebP have no grey, so it is read back as RGB.</para>
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
/// <example>
/// <para>Writes a photograph as a small WebP file.</para>
/// <code>
/// Import-ImageStack photo.png | Export-ImageStack photo.webp -Quality 80
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

    /// <summary>
    /// <para>How true JPEG and WebP are, from 1 (smallest file) to 100. By default JPEG has 90, and WebP keeps every pixel. Other formats always do, and take no -Quality.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? Quality { get; set; }

    /// <summary>
    /// <para>How fast a GIF or WebP of several frames runs; 10 by default. Files hold the time of a frame: whole hundredths of a second in GIF (30 a second become 3 hundredths, which is 33.3 a
    /// second; many viewers slow down what is over 50), whole thousandths in WebP.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.01, 100.0)]
    public double? FramesPerSecond { get; set; }

    private protected override bool TakesFolder => true;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        var options = new ImageWriteOptions { Quality = Quality, FramesPerSecond = FramesPerSecond };
        WriteFiles(SR.ActionExportImages, (path, execution) => ImageStackWriter.Write(stack, path, Format, Force, execution, options));
    }
}
