using ClusterTools.Formats;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Display;

namespace ClusterTools.Commands;

/// <summary>Writes a stack of images as TIFF, PNG, NumPy, JPEG, WebP or GIF files.</summary>
/// <remarks>
/// <para>A file name with .tif or .npy gives one file of all frames, whatever the pixel type, which is kept. One with .gif or .webp gives an animation of all frames; a stack of one frame becomes a
/// still picture. One with .png or .jpg takes a stack of one plane. The name of a folder that exists (or that ends with a slash) gives a file for each frame. Files are written whole or not at
/// all, and replaced with -Force only.</para>
/// <para>By default values are kept. -Contrast, -Colormap and -Threshold draw them for the eye instead, whatever their type: as 8-bit pixels with the same contrast in all frames
/// and planes. -Scale and -Tile enlarge and arrange the images; they change no value.</para>
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
/// <example>
/// <para>Draws the planes of a volume side by side, in the colours of Fire, with a bar that says which values they are.</para>
/// <code>
/// New-ImageStack -PlaneCount 4 -FrameCount 1 | Export-ImageStack planes.png -Tile -Scale 3 -Contrast MinMax -Colormap Fire -ColorBar
/// </code>
/// </example>
/// <seealso cref="ImportImageStackCommand"/>
/// <seealso cref="ConvertToImageStackCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsData.Export, "ImageStack", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportImageStackCommand : OutputFileCommand
{
    private static readonly DisplayOptions Defaults = new();

    /// <summary>
    /// <para>The stack of images.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ImageStack InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The format. By default that of the extension of <c>-Path</c>; in a folder, TIFF.</para>
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

    /// <summary>
    /// <para>Which values are drawn black and which white: the extremes, two percentiles (<c>-Percentile</c>), or a range (<c>-Range</c>), each over all frames and planes together.
    /// By default None, which keeps the values; MinMax with <c>-ColorBar</c>, and with <c>-Colormap</c> except for 8-bit images.</para>
    /// </summary>
    [Parameter]
    public ImageContrast? Contrast { get; set; }

    /// <summary>
    /// <para>The values that are black and white, which is <c>-Contrast Range</c>.</para>
    /// </summary>
    [Parameter]
    [ValidateCount(2, 2)]
    public double[]? Range { get; set; }

    /// <summary>
    /// <para>The percentiles that are black and white, which is <c>-Contrast Percentile</c>; 0.35 and 99.65 by default.</para>
    /// </summary>
    [Parameter]
    [ValidateCount(2, 2)]
    [ValidateRange(0.0, 100.0)]
    public double[]? Percentile { get; set; }

    /// <summary>
    /// <para>The colours of the values of images with one channel.</para>
    /// </summary>
    [Parameter]
    public Colormap Colormap { get; set; } = Defaults.Colormap;

    /// <summary>
    /// <para>Draws values above this one white and all others black.</para>
    /// </summary>
    [Parameter]
    public double? Threshold { get; set; }

    /// <summary>
    /// <para>The side of a pixel of the stack in pixels of the file.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Scale { get; set; } = Defaults.Scale;

    /// <summary>
    /// <para>Puts the planes of each frame side by side; in formats that hold one picture, the planes of all frames, a row for each frame.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Tile { get; set; }

    /// <summary>
    /// <para>Draws a bar with numbers on the right that says which values the colours stand for.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ColorBar { get; set; }

    private protected override bool TakesFolder => true;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        base.Prepare();
        if ((Range is not null && Contrast is not (null or ImageContrast.Range)) || (Percentile is not null && Contrast is not (null or ImageContrast.Percentile)) || (Range is not null && Percentile is not null))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Contrast, SR.ContrastContradicts);
        if (Contrast == ImageContrast.Range && Range is null)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Contrast, SR.ContrastNeedsRange);
    }

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => ImageStackWriter.RequireWritable(target, Format, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        var options = new ImageWriteOptions { Quality = Quality, FramesPerSecond = FramesPerSecond };
        var display = Display(stack);
        (double Low, double High)? limits = null;
        WriteFiles(SR.ActionExportImages, (path, execution) =>
        {
            (var images, limits) = DisplayRenderer.Render(stack, display, execution);
            return ImageStackWriter.Write(images, path, Format, Force, execution, options);
        });
        if (limits is { } shown)
            WriteVerbose(string.Format(SR.VerboseContrast, shown.Low, shown.High));
    }

    private DisplayOptions Display(ImageStack stack)
    {
        var implied = Range is not null ? ImageContrast.Range
            : Percentile is not null ? ImageContrast.Percentile
            : ColorBar || (Colormap != Defaults.Colormap && stack.PixelType != ElementType.UInt8) ? ImageContrast.MinMax
            : ImageContrast.None;
        var format = Format ?? ImageFileFormats.ByExtension(Path) ?? ImageFileFormat.Tiff;
        bool single = format.HoldsOnePlaneAFrame() && !format.IsAnimated();
        return new DisplayOptions
        {
            Contrast = Contrast ?? implied,
            Range = Range is null ? Defaults.Range : (Range[0], Range[1]),
            Percentiles = Percentile is null ? Defaults.Percentiles : (Percentile[0], Percentile[1]),
            Colormap = Colormap,
            Threshold = Threshold,
            Scale = Scale,
            Tiling = !Tile ? ImageTiling.None : single ? ImageTiling.All : ImageTiling.Planes,
            ColorBar = ColorBar,
        };
    }
}
