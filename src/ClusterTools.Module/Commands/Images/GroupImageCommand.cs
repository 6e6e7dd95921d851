using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Completers;
using ClusterTools.Formats.Stacks;
using ClusterTools.Segmentation.Grouping;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Sorts the pictures of an archive into clusters of similar ones, and finds near-duplicates.</summary>
/// <remarks>
/// <para>Each picture is read once, several at a time, and reduced to a thumbnail of 16 x 16 pixels and a histogram of 64 colours. K-means over one of the two gives the clusters.</para>
/// <para>Returns each file as Get-ChildItem does, in input order, with added properties: Cluster, its number; Distance, from the centroid of its cluster (in levels of
/// 255 for thumbnails); ImageWidth and ImageHeight; and DuplicateOf, the largest of its near-duplicates, whatever their sizes and formats, or nothing. So the files can be moved,
/// listed or removed by any cmdlet.</para>
/// <para>A file that cannot be read gives an error and is left out.</para>
/// </remarks>
/// <example>
/// <para>Groups the pictures of a folder into 3 clusters and counts them.</para>
/// <code>
/// Group-Image pictures -ClusterCount 3 | Group-Object Cluster -NoElement
/// </code>
/// </example>
/// <example>
/// <para>Moves each picture into a folder per cluster, by colour histogram.</para>
/// <code>
/// Group-Image pictures 2 -By Histogram | ForEach-Object {
///     $folder = New-Item "sorted/$($_.Cluster)" -ItemType Directory -Force
///     $_ | Move-Item -Destination $folder -PassThru
/// }
/// </code>
/// </example>
/// <example>
/// <para>Lists pictures that also exist in a larger or equal version.</para>
/// <code>
/// Get-ChildItem pictures -Recurse -File | Group-Image -ClusterCount 1 | Where-Object DuplicateOf | Select-Object Name, DuplicateOf
/// </code>
/// </example>
/// <seealso cref="CompressImageColorCommand"/>
/// <seealso cref="ImportImageStackCommand"/>
[Cmdlet(VerbsData.Group, "Image", DefaultParameterSetName = PathSet)]
[OutputType(typeof(FileInfo))]
public sealed class GroupImageCommand : PictureFileCommand
{
    private const string TypeName = "ClusterTools.GroupedImage";
    private static readonly PictureGroupOptions Defaults = new();

    private readonly List<string> _files = [];
    private readonly List<PictureSignature> _pictures = [];

    /// <summary>
    /// <para>The number of clusters; use 1 to look for near-duplicates only.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ClusterCount { get; set; }

    /// <summary>
    /// <para>The feature by which pictures are compared.</para>
    /// </summary>
    [Parameter]
    public PictureFeature By { get; set; } = Defaults.By;

    /// <summary>
    /// <para>The largest root-mean-square difference between thumbnails of near-duplicates, in levels of 255.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 255.0)]
    public double DuplicateTolerance { get; set; } = Defaults.DuplicateTolerance;

    /// <summary>
    /// <para>The random seed: equal seeds give equal clusters.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        base.ProcessEnd();
        if (_files.Count == 0)
            return;
        var options = new PictureGroupOptions { ClusterCount = ClusterCount, By = By, DuplicateTolerance = DuplicateTolerance, Seed = Seed };
        var groups = Run(execution => PictureGroups.Find(_pictures, options, execution), _files[0]);
        WriteNewWarnings(groups.Model.Warnings);
        for (int i = 0; i < _files.Count; i++)
            WriteObject(Describe(i, groups));
    }

    private protected override object Work(string file, ExecutionOptions execution) =>
        PictureSignature.Of(Read(file, new ImageStackReadOptions { First = 1, Limits = Limits }, execution));

    private protected override void Emit(string file, object result)
    {
        _files.Add(file);
        _pictures.Add((PictureSignature)result);
    }

    private PSObject Describe(int picture, PictureGroups groups)
    {
        // As Get-Item returns it, with PSPath and the other provider properties.
        var item = InvokeProvider.Item.Get([_files[picture]], force: true, literalPath: true)[0];
        item.TypeNames.Insert(0, TypeName);
        int original = groups.DuplicateOf[picture];
        item.Properties.Add(new PSNoteProperty("Cluster", groups.Labels[picture]));
        item.Properties.Add(new PSNoteProperty("Distance", groups.Distances[picture]));
        item.Properties.Add(new PSNoteProperty("ImageWidth", _pictures[picture].Width));
        item.Properties.Add(new PSNoteProperty("ImageHeight", _pictures[picture].Height));
        item.Properties.Add(new PSNoteProperty("DuplicateOf", original < 0 ? null : _files[original]));
        return item;
    }
}
