using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Reads image files into one stack, or one by one.</summary>
/// <remarks>
/// <para>Reads TIFF (also multi-page, tiled, BigTIFF, ImageJ and OME), PNG, JPEG, GIF, BMP, PNM, NumPy, IDX and Thunder images; the format is recognised by a file's first bytes, not by its name.
/// All files together give one ImageStack: frames (time points) of planes of rows and columns of pixels, in the pixel type of the files.</para>
/// <para>Files are sorted naturally by name, img2 before img10, whatever their order in the input. Without metadata all pages of a file are the planes of one frame;
/// -PlaneCount regroups them. -Skip and -First count frames across files and within them.</para>
/// <para>A file that cannot be read, or that has another shape than the first, gives an error and is left out; the rest continues. The stack's History lists what
/// was left out.</para>
/// <para>With -As Picture each file gives a stack of its own, whatever its size, passed on as soon as it is read, in input order, so that thousands
/// of pictures take the memory of a few. -Skip and -First then count files.</para>
/// </remarks>
/// <example>
/// <para>Reads every TIFF of a folder as one stack.</para>
/// <code>
/// Import-ImageStack fish/*.tif
/// </code>
/// </example>
/// <example>
/// <para>Reads a folder and its subfolders, frames 10 to 14 only.</para>
/// <code>
/// Import-ImageStack fish -Recurse -Filter *.tif -Skip 10 -First 5
/// </code>
/// </example>
/// <example>
/// <para>Reads one file whose pages are a time series of single planes, rather than one volume.</para>
/// <code>
/// Import-ImageStack movie.tif -PlaneCount 1
/// </code>
/// </example>
/// <example>
/// <para>Takes the files from Get-ChildItem, so that any condition can choose them.</para>
/// <code>
/// Get-ChildItem fish | Where-Object Length -gt 100 | Import-ImageStack
/// </code>
/// </example>
/// <example>
/// <para>Reads the pictures of a folder one by one, each in its own size.</para>
/// <code>
/// Import-ImageStack pictures -As Picture | Select-Object Width, Height, ChannelCount, SourcePath
/// </code>
/// </example>
/// <seealso cref="SelectImageStackCommand"/>
/// <seealso cref="ConvertToSeriesCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsData.Import, "ImageStack", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImageStack))]
public sealed class ImportImageStackCommand : PictureFileCommand
{
    private readonly List<string> _files = [];
    private long _pictures;

    /// <summary>
    /// <para>What to make of the files: one stack of all, or a picture of each.</para>
    /// </summary>
    [Parameter]
    public ImportKind As { get; set; }

    /// <summary>
    /// <para>The number of frames to skip at the beginning.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>
    /// <para>The number of frames to read after those skipped. By default all.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>
    /// <para>The number of pages in a frame (a volume). By default as the metadata of a file say, otherwise all its pages. Files with one page each are combined:
    /// this many make a frame.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? PlaneCount { get; set; }

    /// <summary>
    /// <para>Drops pages after the last whole frame of <c>-PlaneCount</c> pages, with a warning. Without it they are an error.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter DiscardRemainder { get; set; }

    private ImageStackReadOptions ReadOptions => new()
    {
        Skip = Skip,
        First = First,
        PlaneCount = PlaneCount,
        DiscardRemainder = DiscardRemainder,
        Limits = Limits,
    };

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        if (As == ImportKind.Picture)
            base.ProcessInput();
        else
            _files.AddRange(ResolveFiles());
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        if (As == ImportKind.Stack && _files.Count > 0)
            ReadStack();
        base.ProcessEnd();
    }

    private protected override bool Accept(string file)
    {
        long number = _pictures++;
        return number >= Skip && (First is null || number < (long)Skip + First);
    }

    private protected override object Work(string file, ExecutionOptions execution) => Read(file, ReadOptions with { Skip = 0, First = null }, execution);

    private protected override void Emit(string file, object result)
    {
        var stack = (ImageStack)result;
        WriteResult(stack, stack.Warnings);
    }

    private void ReadStack()
    {
        _files.Sort(NaturalPathComparer.Instance);
        var result = Run(execution => ImageStackReader.Read(_files, ReadOptions, execution), _files[0]);
        foreach (var failure in result.Failures)
            ReportFailure(ErrorRecords.From(failure.Exception, failure.Path));
        if (result.Stack is not { } stack)
            return;
        ReportSuccess();
        // Files left out have just been reported, one error each.
        WriteResult(stack, stack.Warnings.Where(w => w.Id != "FilesLeftOut"));
    }
}
