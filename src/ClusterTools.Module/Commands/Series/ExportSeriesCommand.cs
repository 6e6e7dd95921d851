using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Writes a set of series as CSV, NumPy, IDX or Thunder files.</summary>
/// <remarks>
/// <para>The extension chooses the format: .csv, .csv.gz, .npy, .idx or .idx.gz give a file. A name without extension gives a folder of Thunder binary series. Files are written whole
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
/// <seealso cref="ImportSeriesCommand"/>
[Cmdlet(VerbsData.Export, "Series", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportSeriesCommand : OutputFileCommand
{
    /// <summary>
    /// <para>The set of series.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SeriesSet InputObject { get; set; } = null!;

    private protected override bool TakesFolder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        WriteFile(SR.ActionExportSeries, (path, execution) => SeriesWriter.Write(set, path, Force, execution));
    }
}
