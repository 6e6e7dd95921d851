using System.Globalization;
using System.Text.RegularExpressions;
using ClusterTools.Formats.Parquet.Metadata;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Parquet;

/// <summary>Decides which columns hold the values and the labels, by the rules for tables of text.</summary>
internal sealed class ParquetLayout
{
    private const int MostNamed = 10;
    private const int LeastRows = 3;

    // What pandas calls an index that has no name of its own.
    private static readonly Regex IndexName = new("^__index_level_[0-9]+__$", RegexOptions.CultureInvariant);

    private readonly ParquetFile _file;
    private readonly SeriesReadOptions _options;
    private readonly CancellationToken _token;
    private readonly string[] _names;
    private readonly ColumnPatterns _patterns;

    /// <param name="file">The file.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="token">Looked at while columns are read to see what they hold.</param>
    /// <exception cref="InvalidDataException">A column that is to be read holds no numbers, or there is no column of a given name.</exception>
    /// <exception cref="ImageFormatException">A column is damaged.</exception>
    public ParquetLayout(ParquetFile file, SeriesReadOptions options, CancellationToken token)
    {
        _file = file;
        _options = options;
        _token = token;
        _names = [.. file.Metadata.Columns.Select(column => column.Name)];
        _patterns = new ColumnPatterns(_names, _names.Length, indexFirst: false);
        int label = FindLabel();
        var values = new List<int>(options.Columns is null ? Enumerable.Range(0, _names.Length) : Find(options.Columns));
        if (options.ExcludedColumns is not null)
            values.RemoveAll(Find(options.ExcludedColumns).Contains);
        values.RemoveAll(column => column == label || column < options.Skip);
        if (options.Columns is null)
            LeaveOutIndex(values);
        if (values.Count == 0)
            throw Error(string.Format(SR.CsvNoValueColumns, _names.Length));
        RequireNumbers(values);
        if (options.Columns is null)
        {
            LeaveOutRowNumbers(values);
            RefuseIdentifiers(values);
        }

        Values = [.. values.Select(column => file.Metadata.Columns[column])];
        Indices = [.. values];
        Label = label < 0 ? null : file.Metadata.Columns[label];
    }

    /// <summary>The columns of values, in the order in which a record has them.</summary>
    public ParquetColumn[] Values { get; }

    /// <summary>Their indices in the file.</summary>
    public int[] Indices { get; }

    /// <summary>The column of labels, or null.</summary>
    public ParquetColumn? Label { get; }

    /// <summary>Warnings about the table.</summary>
    public List<DataWarning> Warnings { get; } = [];

    /// <summary>A column's name for a message.</summary>
    public static string NameOf(ParquetColumn column) => $"'{TableText.Shown(column.Name)}'";

    private int FindLabel()
    {
        if (_options.LabelColumn is { } name)
        {
            int found = _patterns.FindOne(name);
            if (found < 0)
                throw NoColumn(name);
            var column = _file.Metadata.Columns[found];
            return column.Content is ParquetContent.Number or ParquetContent.Text ? found
                : throw Error(string.Format(SR.ParquetLabelContent, NameOf(column), Describe(column)));
        }

        int last = _names.Length - 1;
        while (last > 0 && IndexName.IsMatch(_names[last]))
            last--;
        bool isLabel = _options.Columns is null && last > 0 && _names[last] == ColumnNames.Label && HoldsLabels(_file.Metadata.Columns[last])
            && !(_options.ExcludedColumns is { } excluded && Find(excluded).Contains(last));
        return isLabel ? last : -1;
    }

    private bool HoldsLabels(ParquetColumn column) =>
        column.Content == ParquetContent.Text || (column.Content == ParquetContent.Number && NumberScan.All(_file, column, value => value == Math.Floor(value), _token));

    private void LeaveOutIndex(List<int> values)
    {
        int[] indices = [.. values.Where(column => IndexName.IsMatch(_names[column]))];
        if (indices.Length == values.Count)
            return;
        foreach (int column in indices)
        {
            values.Remove(column);
            Warnings.Add(new DataWarning("RowNumbers", string.Format(SR.ParquetIndex, _file.Path, NameOf(_file.Metadata.Columns[column]), column)));
        }
    }

    private void LeaveOutRowNumbers(List<int> values)
    {
        if (values.Count < 2 || values[0] != 0)
            return;
        var check = new RowNumberCheck(ColumnNames.RuleFor(_names[0]));
        NumberScan.All(_file, _file.Metadata.Columns[0], value =>
        {
            check.Add(value);
            return check.IsOpen;
        }, _token);
        if (!check.Holds)
            return;
        values.RemoveAt(0);
        Warnings.Add(new DataWarning("RowNumbers", string.Format(SR.CsvRowNumbers, _file.Path, NameOf(_file.Metadata.Columns[0]), 0)));
    }

    private void RefuseIdentifiers(List<int> values)
    {
        foreach (int index in values.Where(column => ColumnNames.MayBeIdentifier(_names[column])))
        {
            var column = _file.Metadata.Columns[index];
            var seen = new HashSet<double>();
            if (NumberScan.All(_file, column, value => value == Math.Floor(value) && seen.Add(value), _token) && seen.Count >= LeastRows)
                throw Error(string.Format(SR.CsvIdentifier, NameOf(column), index));
        }
    }

    private void RequireNumbers(List<int> values)
    {
        int[] others = [.. values.Where(column => _file.Metadata.Columns[column].Content != ParquetContent.Number)];
        if (others.Length == 0)
            return;
        string more = others.Length > MostNamed ? ", …" : string.Empty;
        string parts = string.Join(", ", others.Take(MostNamed).Select(column => string.Format(SR.ParquetColumnHolds, NameOf(_file.Metadata.Columns[column]), Describe(_file.Metadata.Columns[column])))) + more;
        string names = string.Join(", ", others.Take(MostNamed).Select(column => _names[column].Length > 0 ? _names[column] : column.ToString(CultureInfo.InvariantCulture)));
        throw Error(string.Format(SR.ParquetColumnsOther, parts, TableText.Shown(names)));
    }

    private static string Describe(ParquetColumn column) => column.Content switch
    {
        ParquetContent.Text => SR.ParquetContentText,
        ParquetContent.Date => SR.ParquetContentDate,
        ParquetContent.Time => SR.ParquetContentTime,
        ParquetContent.Timestamp => SR.ParquetContentTimestamp,
        ParquetContent.Bytes => SR.ParquetContentBytes,
        ParquetContent.Nested => SR.ParquetContentNested,
        ParquetContent.Number => SR.ParquetContentNumber,
        _ => throw EnumGuard.Unexpected(column.Content),
    };

    private int[] Find(IReadOnlyList<string> patterns) => _patterns.Find(patterns, out string? unmatched) ?? throw NoColumn(unmatched!);

    private InvalidDataException NoColumn(string name) => Error(string.Format(SR.CsvNoColumn, name, _names.Length, TableText.Shown(string.Join(", ", _names))));

    private InvalidDataException Error(string reason) => new($"'{_file.Path}': {reason}");
}
