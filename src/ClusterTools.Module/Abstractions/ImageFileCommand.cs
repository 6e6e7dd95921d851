using System.Management.Automation;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Formats.Thunder;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that read image files: by name, by wildcard, or all of a folder.</summary>
public abstract class ImageFileCommand : InputFileCommand
{
    private static readonly ImageReadOptions DefaultLimits = new();

    /// <summary>
    /// <para>Also reads subfolders.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>
    /// <para>The file names to read from a folder, such as *.tif. By default those with the extension of a known image format.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Filter { get; set; }

    /// <summary>
    /// <para>Leaves pictures as stored, ignoring the EXIF orientation. By default they are rotated upright.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter IgnoreOrientation { get; set; }

    /// <summary>
    /// <para>The maximum number of pixels of one file, over all its pages. A larger file is refused before any memory is allocated.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1L, long.MaxValue)]
    public long MaximumPixelCount { get; set; } = DefaultLimits.MaximumPixelCount;

    /// <summary>
    /// <para>The maximum number of pages of one file.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumPageCount { get; set; } = DefaultLimits.MaximumPageCount;

    /// <summary>How a file is read, and what it may ask for.</summary>
    private protected ImageReadOptions Limits => new()
    {
        IgnoreOrientation = IgnoreOrientation,
        MaximumPixelCount = MaximumPixelCount,
        MaximumPageCount = MaximumPageCount,
    };

    /// <summary>The files of this turn of the pipeline; a folder of Thunder images counts as one.</summary>
    private protected IEnumerable<string> ResolveFiles()
    {
        foreach (var item in ResolveInput())
        {
            if (!Directory.Exists(item.Path) || (Filter is null && ThunderImagesFolder.IsOne(item.Path)))
            {
                yield return item.Path;
                continue;
            }

            if (item.FromWildcard && !Recurse)
                continue;
            foreach (string file in FilesOf(item.Path))
                yield return file;
        }
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
