using System.Globalization;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Completers;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Reads series from tables of text, Parquet, NumPy, IDX or Thunder files.</summary>
/// <remarks>
/// <para>Each file gives one set of series: a table of text, compressed or not (.csv, .tsv, .txt, .data, .arff, .csv.gz: a row per record), an array of NumPy (.npy, or
/// .npz with -Member; the last axis holds the values), IDX, and a
/// folder of Thunder binary series. Records with keys are put in grid order.</para>
/// <para>How a table is written is found from its first lines: the separator (comma, semicolon, tab, |, or runs of blanks), decimal point or comma, the encoding (UTF-8, UTF-16, Latin-1), comments,
/// and whether the first line holds names. -Verbose says what was found; parameters override it. A first column that only counts the rows is left out, with a warning. Missing values
/// (an empty cell, NA, NULL, ?, -) become NaN, with a warning that counts them by column.</para>
/// <para>A Parquet file (.parquet, of pyarrow, pandas, DuckDB, Spark and others) is a table whose columns have names and types: -Column, -ExcludeColumn and -LabelColumn work as for text, and
/// missing values become NaN likewise. Integers, floats, decimals and booleans are values; text, dates and nested columns are refused by name until they are left out. The set has the
/// narrowest type that holds all of its columns. Pages may be uncompressed or compressed with Snappy, gzip, LZ4 or (PowerShell 7.6 or later) Brotli.</para>
/// <para>A file that cannot be read gives an error; the rest continues.</para>
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
/// <example>
/// <para>Takes some columns of a table, by name, and shows how it was read.</para>
/// <code>
/// Import-Series points.csv -Column length, wid* -Verbose
/// </code>
/// </example>
/// <example>
/// <para>Writes a Parquet file and reads some of its columns.</para>
/// <code>
/// New-BlobSeries -Dimension 4 | Export-Series blobs.parquet
/// Import-Series blobs.parquet -ExcludeColumn v3
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
    /// <para>The column of a table that holds the true class of each record: its name, or its index from 0. It is excluded from the values. By default, a last column called label, as
    /// Export-Series writes it.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TableColumnCompleter))]
    public string? LabelColumn { get; set; }

    /// <summary>
    /// <para>The columns of a table to read, in this order: names, which may contain the wildcards * and ?, indices from 0 and ranges such as 0..3. With * all columns are kept, also one that
    /// counts the rows.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TableColumnCompleter))]
    public string[]? Column { get; set; }

    /// <summary>
    /// <para>The columns of a table to leave out: names, wildcards, indices and ranges, as for <c>-Column</c>.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TableColumnCompleter))]
    public string[]? ExcludeColumn { get; set; }

    /// <summary>
    /// <para>The character that separates the cells of a table; a space stands for runs of spaces and tabs. By default it is found from the first lines.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char? Delimiter { get; set; }

    /// <summary>
    /// <para>The culture whose decimal separator the numbers of a table use, such as de-DE for a comma. By default it is found from the first lines.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo? Culture { get; set; }

    /// <summary>
    /// <para>Names for the columns of a table that has none itself: its first line is then data.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>
    /// <para>Reads the first line of a table as data, whatever it looks like.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    /// <summary>
    /// <para>The number of lines to skip at the start of a table, such as a title.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SkipRow { get; set; }

    /// <summary>
    /// <para>Lines of a table that begin with this character are skipped. By default # or %, where the table begins with such lines.</para>
    /// </summary>
    [Parameter]
    public char? CommentCharacter { get; set; }

    /// <summary>
    /// <para>The texts that stand for a missing value in a table, instead of the usual ones (an empty cell, NA, N/A, NULL, None, ? and -). Numbers such as -999 are compared as numbers. NaN
    /// always is one.</para>
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    [ValidateNotNull]
    public string[]? MissingValue { get; set; }

    /// <summary>
    /// <para>The array of an .npz archive to read. Not needed where it holds one array, or X and y: then y, or for an array a the one named a_y, gives the true classes.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Member { get; set; }

    /// <summary>
    /// <para>Leaves the values in the file and reads them when needed, so a set may be larger than memory. For .npy files in C order, uncompressed IDX files of bytes and
    /// Thunder folders of one file.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter MemoryMap { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var options = new SeriesReadOptions
        {
            Skip = Skip,
            LabelColumn = LabelColumn,
            Columns = Column,
            ExcludedColumns = ExcludeColumn,
            Delimiter = Delimiter,
            Culture = Culture,
            ColumnNames = Header,
            Header = NoHeader ? TableHeader.Absent : TableHeader.Auto,
            SkipRows = SkipRow,
            CommentCharacter = CommentCharacter,
            MissingValues = MissingValue,
            Member = Member,
            MemoryMap = MemoryMap,
        };
        ReadEach((path, execution) => SeriesReader.Read(path, options, execution), Write);
    }

    private void Write(SeriesSet set)
    {
        WriteVerbose(set.History[0].ToString());
        WriteResult(set, set.Warnings);
    }
}
