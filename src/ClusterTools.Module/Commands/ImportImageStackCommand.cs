using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Formats;
using ClusterTools.Formats.Thunder;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Reads image files into one stack.</summary>
/// <remarks>
/// <para>Reads TIFF (also multi-page, tiled, BigTIFF, ImageJ and OME), PNG, JPEG, GIF, BMP, PNM, NumPy, IDX and Thunder images; a file's first bytes tell its format, not its name.
/// All files together give one ImageStack: frames (time points) of planes of rows and columns of pixels, in the pixel type of the files.</para>
/// <para>Files are sorted by name as a person would, img2 before img10, however they come in. Without metadata all pages of a file are the planes of one frame;
/// -PlaneCount regroups them. -Skip and -First count frames, over files and inside them alike.</para>
/// <para>A file that cannot be read, or that has another shape than the first, gives an error and is left out; the rest goes on. The stack's History tells what
/// was left out.</para>
/// </remarks>
/// <example>
/// <para>Reads every TIFF of a folder as one stack.</para>
/// <code>
/// Import-ImageStack fish/*.tif
/// </code>
/// </example>
/// <example>
/// <para>Reads a folder and the folders in it, frames 10 to 14 only.</para>
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
/// <seealso cref="SelectImageStackCommand"/>
/// <seealso cref="ConvertToSeriesCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsData.Import, "ImageStack", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ImageStack))]
public sealed class ImportImageStackCommand : InputFileCommand
{
    private readonly List<string> _files = [];

    /// <summary>
    /// <para>Reads the folders inside a folder, too.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>
    /// <para>The file names to take from a folder, such as *.tif. By default those with the extension of a known image format.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Filter { get; set; }

    /// <summary>
    /// <para>Frames to leave out at the beginning.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>
    /// <para>The most frames to read, after those skipped. By default all.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>
    /// <para>The pages that make one frame (a volume). By default what the metadata of a file say, otherwise all its pages. Files of one page each are put together:
    /// so many make a frame.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? PlaneCount { get; set; }

    /// <summary>
    /// <para>Drops pages that are left over after the last whole frame of <c>-PlaneCount</c> pages, with a warning. Without it they are an error.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter DiscardRemainder { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in ResolveInput())
        {
            if (!Directory.Exists(item.Path) || (Filter is null && ThunderImagesFolder.IsOne(item.Path)))
                _files.Add(item.Path);
            else if (!item.FromWildcard || Recurse)
                _files.AddRange(FilesOf(item.Path));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_files.Count == 0)
        {
            RequireSuccess();
            return;
        }

        _files.Sort(NaturalPathComparer.Instance);
        var options = new ImageStackReadOptions { Skip = Skip, First = First, PlaneCount = PlaneCount, DiscardRemainder = DiscardRemainder };
        var result = Run(execution => ImageStackReader.Read(_files, options, execution), _files[0]);
        foreach (var failure in result.Failures)
            ReportFailure(ErrorRecords.From(failure.Exception, failure.Path));
        if (result.Stack is { } stack)
        {
            ReportSuccess();
            // Files left out have just been told, one error each.
            WriteResult(stack, stack.Warnings.Where(w => w.Id != "FilesLeftOut"));
        }

        RequireSuccess();
    }

    private IEnumerable<string> FilesOf(string folder)
    {
        var pattern = Filter is null ? null : WildcardPattern.Get(Filter, WildcardOptions.IgnoreCase);
        var files = Directory.EnumerateFiles(folder, "*", Recurse ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
        return files.Where(f => pattern is null ? HasKnownExtension(f) : pattern.IsMatch(System.IO.Path.GetFileName(f)));
    }

    private static bool HasKnownExtension(string file) =>
        ImageFormatRegistry.All.Any(d => d.Extensions.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
}
