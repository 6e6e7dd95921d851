using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Reads series from CSV, NumPy, IDX or Thunder files.</summary>
/// <remarks>
/// <para>Each file gives one set of series: .csv and .csv.gz (a row per record), .npy (the last axis holds the values), IDX, and a folder of Thunder binary series. Records with
/// keys are put in grid order.</para>
/// <para>A file that cannot be read gives an error; the rest goes on.</para>
/// </remarks>
/// <example>
/// <para>Reads a table whose column "group" holds the true class of each row: it becomes Truth.</para>
/// <code>
/// Import-Series points.csv -LabelColumn group
/// </code>
/// </example>
/// <example>
/// <para>Reads a NumPy array and looks at its first record.</para>
/// <code>
/// (Import-Series series.npy).GetRecord(0)
/// </code>
/// </example>
/// <seealso cref="ExportSeriesCommand"/>
/// <seealso cref="ConvertSeriesCommand"/>
[Cmdlet(VerbsData.Import, "Series", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SeriesSet))]
public sealed class ImportSeriesCommand : InputFileCommand
{
    /// <summary>
    /// <para>The number of values to skip at the start of each record, such as keys.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>
    /// <para>The column of a table that holds the true class of each record: its name, or its index from 0. It is excluded from the values.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LabelColumn { get; set; }

    /// <summary>
    /// <para>Leaves the values in the file and reads them when needed, so a set may be larger than memory. For .npy files in C order, uncompressed IDX files of bytes and
    /// Thunder folders of one file.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter MemoryMap { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var options = new SeriesReadOptions { Skip = Skip, LabelColumn = LabelColumn, MemoryMap = MemoryMap };
        ReadEach((path, execution) => SeriesReader.Read(path, options, execution), set => WriteResult(set, set.Warnings));
    }
}
