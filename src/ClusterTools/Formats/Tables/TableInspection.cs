using System.Globalization;
using ClusterTools.Formats.Records;

namespace ClusterTools.Formats.Tables;

/// <summary>Finds out from a table's first lines how it is written and what its columns hold.</summary>
internal sealed class TableInspection
{
    private const int MostNamed = 10;

    private readonly string _path;
    private readonly SeriesReadOptions _options;
    private readonly TableSample _sample;
    private readonly TablePreamble _preamble;
    private readonly IReadOnlyList<TableLine> _rows;
    private readonly string[][] _cells;
    private readonly TableNumbers _numbers;
    private readonly List<DataWarning> _warnings = [];
    private readonly TableDialect _dialect;

    private TableInspection(string path, SeriesReadOptions options)
    {
        _path = path;
        _options = options;
        _sample = TableSample.Read(path, lines => TablePreamble.NeedsMore(lines, options));
        _preamble = TablePreamble.Of(_sample.Lines, options);
        _rows = _sample.RowsFrom(_preamble.SkippedLines, _preamble.Comment);
        if (_rows.Count == 0)
            throw Error(SR.CsvNoRows);
        Missing = new MissingValues(options.MissingValues);
        _dialect = DialectDetector.Find(_rows, options.Delimiter ?? _preamble.Separator, DecimalComma(options.Culture), Missing);
        _numbers = new TableNumbers(_dialect.DecimalComma);
        _cells = [.. _rows.Select(row => CellSplitter.Split(row.Text, _dialect.Separator))];
        RequireTitleGone();
        Names = FindNames();
    }

    /// <summary>The names of the columns; empty where there are none.</summary>
    public string[] Names { get; }

    /// <summary>The texts of missing values.</summary>
    public MissingValues Missing { get; }

    private bool HasHeaderRow { get; set; }

    private bool HasMixedNames { get; set; }

    private ColumnPatterns Patterns => field ??= new ColumnPatterns(Names, _dialect.ColumnCount, indexFirst: HasMixedNames);

    /// <summary>Looks at the beginning of a table.</summary>
    /// <exception cref="InvalidDataException">It has no rows, or unreadable lines before them.</exception>
    public static TableInspection Of(string path, SeriesReadOptions options) => new(path, options);

    /// <summary>Decides which columns hold what.</summary>
    /// <exception cref="InvalidDataException">A column that is to be read holds texts, or there is no column of a given name.</exception>
    public TableLayout ToLayout()
    {
        int count = _dialect.ColumnCount;
        var contents = new ColumnContent[count];
        for (int column = 0; column < count; column++)
            contents[column] = ColumnContent.Of(column, _cells, _rows, HasHeaderRow ? 1 : 0, _numbers, Missing);
        int label = FindLabel(contents, out bool labelFound);
        var values = new List<int>(_options.Columns is null ? Enumerable.Range(0, count) : Find(_options.Columns));
        if (_options.ExcludedColumns is not null)
            values.RemoveAll(Find(_options.ExcludedColumns).Contains);
        values.RemoveAll(column => column == label || column < _options.Skip);
        var layout = new TableLayout
        {
            Dialect = _dialect,
            SkippedLines = _preamble.SkippedLines,
            Comment = _preamble.Comment,
            HasHeaderRow = HasHeaderRow,
            Names = Names,
            Label = label,
            ColumnsAreChosen = _options.Columns is not null,
            Description = Describe(labelFound ? label : -1),
        };
        layout.Warnings.AddRange(_warnings);
        LeaveOutRowNames(layout, values, contents);
        if (values.Count == 0)
            throw Error(string.Format(SR.CsvNoValueColumns, count));
        RequireNumbers(layout, [.. values.Select(column => contents[column]).Where(content => content.IsText)]);
        layout.Values = [.. values];
        layout.RowNumbers = RuleFor(values);
        return layout;
    }

    private static bool? DecimalComma(CultureInfo? culture) => culture?.NumberFormat.NumberDecimalSeparator switch
    {
        null => null,
        "." => false,
        "," => true,
        var other => throw new ArgumentException(string.Format(SR.CultureDecimalSeparator, culture.Name, other)),
    };

    /// <summary>Refuses lines before the rows that have another number of cells: a title would hide the names of the columns.</summary>
    private void RequireTitleGone()
    {
        int lines = 0;
        while (lines < _cells.Length && !Fits(_cells[lines].Length, isFirst: lines == 0))
            lines++;
        if (lines > 0 && lines + 1 < _cells.Length)
            throw Error(string.Format(SR.CsvLinesBefore, _rows[0].Number, _cells[0].Length, _dialect.ColumnCount, _rows[lines - 1].Number));
    }

    private bool Fits(int cells, bool isFirst)
    {
        int count = _dialect.ColumnCount;
        return cells == count || (_dialect.EndsWithSeparator && cells == count + 1) || (isFirst && _dialect.HasRowNames && cells == count - 1);
    }

    private string[] FindNames()
    {
        var guess = HeaderDetector.Guess(_cells, Counts, _numbers, Missing);
        bool hasNames = _dialect.HasRowNames || guess is HeaderGuess.Names or HeaderGuess.MixedNames or HeaderGuess.NumericNames;
        if (_options.ColumnNames is { } given)
            return TakeNames(given, SR.CsvHeaderGiven, hasNames && guess != HeaderGuess.NumericNames);
        if (_preamble.Names is { } attributes)
            return TakeNames(attributes, SR.CsvHeaderAttributes, false);
        if (_options.Header == TableHeader.Absent)
            return [];
        if (_options.Header == TableHeader.Present || hasNames)
        {
            WarnOfHeader(_options.Header == TableHeader.Present ? HeaderGuess.Names : guess);
            HasHeaderRow = true;
            HasMixedNames = guess == HeaderGuess.MixedNames;
            return FirstRow();
        }

        string[] comment = _preamble.CommentBeforeRows is { } text ? CellSplitter.Split(text, _dialect.Separator) : [];
        if (comment.Length == _dialect.ColumnCount && Array.Exists(comment, cell => _numbers.KindOf(cell, Missing) == CellKind.Text))
            return comment;
        WarnOfHeader(guess);
        return [];
    }

    /// <summary>Whether a column counts for the guess of whether there are names.</summary>
    private bool Counts(int column) =>
        column >= _options.Skip && column < _dialect.ColumnCount
        && !(int.TryParse(_options.LabelColumn, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int label) && (label == column || label + _dialect.ColumnCount == column));

    private string[] TakeNames(IReadOnlyList<string> names, string origin, bool hasNames)
    {
        if (names.Count != _dialect.ColumnCount)
            throw Error(string.Format(SR.CsvNamesCount, origin, names.Count, _dialect.ColumnCount));
        if (hasNames)
            throw Error(string.Format(SR.CsvHeaderTwice, _rows[0].Number));
        return [.. names];
    }

    private string[] FirstRow()
    {
        var names = new string[_dialect.ColumnCount];
        int offset = _dialect.HasRowNames ? 1 : 0;
        for (int column = 0; column < names.Length; column++)
            names[column] = column < offset || column - offset >= _cells[0].Length ? string.Empty : _cells[0][column - offset];
        return names;
    }

    private void WarnOfHeader(HeaderGuess guess)
    {
        string line = Shown(_cells[0]);
        switch (guess)
        {
            case HeaderGuess.MixedNames:
                _warnings.Add(new DataWarning("HeaderMixed", string.Format(SR.CsvHeaderMixed, _path, _rows[0].Number, line)));
                break;
            case HeaderGuess.NumericNames:
                _warnings.Add(new DataWarning("HeaderNumeric", string.Format(SR.CsvHeaderNumeric, _path, _rows[0].Number, line)));
                break;
            case HeaderGuess.PerhapsNames:
                _warnings.Add(new DataWarning("HeaderUnsure", string.Format(SR.CsvHeaderUnsure, _path, _rows[0].Number, line)));
                break;
            case HeaderGuess.Data or HeaderGuess.Names:
                break;
            default:
                throw EnumGuard.Unexpected(guess);
        }
    }

    private int FindLabel(ColumnContent[] contents, out bool found)
    {
        int last = contents.Length - 1;
        found = _options.LabelColumn is null && _options.Columns is null && last > 0 && Names.Length > 0 && Names[last] == ColumnNames.Label
            && contents[last].Fractions == 0 && !(_options.ExcludedColumns is { } excluded && Find(excluded).Contains(last));
        if (found)
            return last;
        if (_options.LabelColumn is not { } name)
            return -1;
        int label = Patterns.FindOne(name);
        return label >= 0 ? label : throw NoColumn(name);
    }

    private int[] Find(IReadOnlyList<string> patterns) =>
        Patterns.Find(patterns, out string? unmatched) ?? throw NoColumn(unmatched!);

    private InvalidDataException NoColumn(string name) =>
        Error(string.Format(SR.CsvNoColumn, name, _dialect.ColumnCount, Names.Length > 0 ? TableText.Shown(string.Join(", ", Names)) : SR.CsvNoNames));

    /// <summary>Leaves out a first column of names of rows: without a name of its own, and no numbers.</summary>
    private void LeaveOutRowNames(TableLayout layout, List<int> values, ColumnContent[] contents)
    {
        if (_options.Columns is not null || values.Count < 2 || values[0] != 0 || Names.Length == 0 || !ColumnNames.IsNone(Names[0]))
            return;
        if (!_dialect.HasRowNames && !contents[0].IsText)
            return;
        values.RemoveAt(0);
        layout.Warnings.Add(new DataWarning("RowNames", string.Format(SR.CsvRowNames, _path, layout.NameOf(0))));
    }

    private RowNumberRule RuleFor(List<int> values)
    {
        if (_options.Columns is not null || values.Count < 2 || values[0] != 0)
            return RowNumberRule.None;
        return Names.Length > 0 ? ColumnNames.RuleFor(Names[0]) : RowNumberRule.ManyInOrder;
    }

    private void RequireNumbers(TableLayout layout, ColumnContent[] texts)
    {
        if (texts.Length == 0)
            return;
        var parts = texts.Take(MostNamed).Select(content => string.Format(
            content.IsDate ? SR.CsvColumnOfDates : SR.CsvColumnOfTexts, layout.NameOf(content.Column), TableText.Shown(content.FirstText), content.FirstTextLine));
        string names = string.Join(", ", texts.Take(MostNamed).Select(content => Names.Length > 0 && Names[content.Column].Length > 0 ? Names[content.Column] : content.Column.ToString(CultureInfo.InvariantCulture)));
        throw Error(string.Format(SR.CsvTextColumns, string.Join(", ", parts) + (texts.Length > MostNamed ? ", …" : string.Empty), TableText.Shown(names)));
    }

    private string Describe(int foundLabel)
    {
        var parts = new List<string>
        {
            _dialect.ColumnCount == 1 ? SR.DialectOneColumn : string.Format(SR.DialectSeparator, _dialect.SeparatorName),
            _dialect.DecimalComma ? SR.DialectComma : SR.DialectPoint,
            _sample.EncodingName,
        };
        if (_preamble.SkippedLines > 0)
            parts.Add(string.Format(SR.DialectSkipped, _preamble.SkippedLines));
        if (_preamble.Comment is { } comment)
            parts.Add(string.Format(SR.DialectComment, comment));
        parts.Add(HasHeaderRow ? string.Format(SR.DialectNames, _rows[0].Number) : Names.Length == 0 ? SR.DialectNoNames : SR.DialectOtherNames);
        if (foundLabel >= 0)
            parts.Add(string.Format(SR.DialectLabel, Names[foundLabel]));
        return string.Join(", ", parts);
    }

    private static string Shown(string[] cells) => TableText.Shown(string.Join(", ", cells.Take(MostNamed)));

    private InvalidDataException Error(string reason) => new($"'{_path}': {reason}");
}
