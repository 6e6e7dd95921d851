using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Writes sets of series as CSV, Parquet, NumPy, IDX or Thunder files.</summary>
/// <remarks>
/// <para>The extension chooses the format: .csv, .csv.gz, .parquet, .npy, .npz, .idx or .idx.gz give a file; an .npz archive takes several sets. A name without extension gives a folder of Thunder binary series. Files are written whole
/// or not at all, and replaced with -Force only.</para>
/// </remarks>
/// <example>
/// <para>Writes the series of all voxels for NumPy.</para>
/// <code>
/// New-ImageStack -FrameCount 20 | ConvertTo-Series | Export-Series voxels.npy
/// </code>
/// </example>
/// <example>
/// <para>Writes a compressed table and returns the file.</para>
/// <code>
/// New-BlobSeries | Export-Series blobs.csv.gz -PassThru
/// </code>
/// </example>
/// <example>
/// <para>Writes two sets into one archive for numpy.load.</para>
/// <code>
/// (New-BlobSeries -Seed 1), (New-BlobSeries -Seed 2) | Export-Series blobs.npz -Member train, test
/// </code>
/// </example>
/// <seealso cref="ImportSeriesCommand"/>
[Cmdlet(VerbsData.Export, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportSeriesCommand : OutputFileCommand
{
    private readonly List<SeriesSet> _sets = [];

    /// <summary>
    /// <para>The set of series.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SeriesSet InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The names of the arrays in an .npz archive, one for each set; by default X, or arr_0, arr_1 and so on for several. The true classes of a set are added as y, or under its name with _y.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Member { get; set; }

    private protected override bool TakesFolder => true;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        base.Prepare();
        if (Member is not null && !SeriesWriter.IsArchive(ResolveFile(Path)))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Path, SR.MemberOfArchive, Path);
    }

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => SeriesWriter.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var set = InputObject;
        if (SeriesWriter.IsArchive(ResolveFile(Path)))
        {
            _sets.Add(set);
            return;
        }

        WriteFile(SR.ActionExportSeries, (path, execution) => SeriesWriter.Write(set, path, Force, execution));
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        if (_sets.Count == 0)
            return;
        if (Member is not null && Member.Length != _sets.Count)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Path, SR.NpzMemberCount, Member.Length, _sets.Count);
        string[] names = Member ?? (_sets.Count == 1 ? ["X"] : [.. _sets.Select((_, i) => FormattableString.Invariant($"arr_{i}"))]);
        var sets = names.Zip(_sets, (name, set) => new KeyValuePair<string, SeriesSet>(name, set)).ToArray();
        WriteFile(SR.ActionExportSeries, (path, execution) => SeriesWriter.WriteArchive(sets, path, Force, execution));
    }
}
