using ClusterTools.Formats.Records;
using ClusterTools.Formats.Tables;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Reads a table of numbers as series: a record a row, a value a column.</summary>
internal sealed class CsvSeriesReader
{
    // A row that is longer is an unclosed quote, or no table.
    private const int MaximumRowBytes = 1 << 28;

    private const int RowsPerCheck = 64;

    private readonly string _path;
    private readonly ExecutionOptions _execution;
    private readonly TableLayout _layout;
    private readonly CsvRowParser _parser;
    private readonly DoubleBlocks _values = new();
    private readonly CsvLabels _labels = new();
    private readonly RowNumberCheck _rowNumbers;
    private readonly double[] _row;
    private readonly CsvFooter _footer;
    private readonly bool _beginsWithText;
    private bool _isHolding;
    private long _rows;
    private int _emptyRows;
    private long _firstEmptyRow;

    private CsvSeriesReader(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        _path = path;
        _execution = execution;
        var inspection = TableInspection.Of(path, options);
        _layout = inspection.ToLayout();
        _parser = new CsvRowParser(path, _layout, inspection.Missing);
        _rowNumbers = new RowNumberCheck(_layout.RowNumbers);
        _row = new double[_layout.Values.Length];
        _footer = new CsvFooter(_labels);
        _beginsWithText = Array.IndexOf(_layout.Values, 0) < 0;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">A cell is no number, a row has another number of cells, or there are no rows; the message names line and column.</exception>
    public static SeriesSet Read(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        try
        {
            return new CsvSeriesReader(path, options, execution).Read();
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"'{path}': {e.Message}", e);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith("'", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}': {e.Message}", e);
        }
    }

    private SeriesSet Read()
    {
        bool byBlanks = _layout.Dialect.Separator == CellSplitter.Blanks;
        var options = new CsvReaderOptions
        {
            Separator = _layout.Dialect.Separator,
            DetectSeparatorHint = false,
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaximumRowBytes,
            TrackLineNumbers = true,
            TrimWhitespace = !byBlanks,
            CommentPrefix = _layout.Comment,
            FormatProvider = _parser.Format,
        };
        using (var reader = CsvReader.Create(Open(byBlanks), options))
            ReadRows(reader);
        return Finish();
    }

    private Stream Open(bool byBlanks)
    {
        var stream = TableFile.Open(_path, out _, file => new CountedStream(file, _execution, SR.ActivityReadSeries, file.Length));
        if (_layout.SkippedLines > 0)
            stream = new LaterLinesInput(stream, _layout.SkippedLines);
        return byBlanks ? new BlankSeparatedInput(stream) : stream;
    }

    private void ReadRows(CsvReader reader)
    {
        if (_layout.HasHeaderRow && !NextRow(reader))
            throw Error(SR.CsvNoRows);
        while (NextRow(reader))
        {
            ReadRow(reader);
            if (_rows % RowsPerCheck == 0)
                _execution.CancellationToken.ThrowIfCancellationRequested();
        }

        if (_rows == 0)
            throw _footer.Problem ?? Error(_layout.HasHeaderRow ? SR.CsvOnlyHeader : SR.CsvNoRows);
    }

    /// <summary>Goes to the next row that is not blank.</summary>
    private static bool NextRow(CsvReader reader)
    {
        while (reader.Read())
        {
            if (reader.FieldCount > 1 || !reader.IsEmpty(0))
                return true;
        }

        return false;
    }

    private void ReadRow(CsvReader reader)
    {
        if (reader.IsEmpty(0) && CsvRowParser.IsEmpty(reader))
        {
            if (_emptyRows++ == 0)
                _firstEmptyRow = reader.LineNumber;
            _isHolding = true;
            return;
        }

        if (_isHolding)
            TakeBack();
        bool mayBeFooter = _beginsWithText && _footer.MayBe(reader);
        string? label;
        try
        {
            label = _parser.Parse(reader, _row);
        }
        catch (InvalidDataException e) when (_footer.MayBe(reader))
        {
            _footer.Hold(reader, e);
            _isHolding = true;
            return;
        }

        if (mayBeFooter)
        {
            _footer.Hold(reader, label, _row);
            _isHolding = true;
            return;
        }

        Append(label);
    }

    /// <summary>Appends what might have been a footer or empty rows at the end, had no other row followed.</summary>
    private void TakeBack()
    {
        _isHolding = false;
        if (_footer.TakeBack(_row, out string? label))
            Append(label);
        for (; _emptyRows > 0; _emptyRows--)
        {
            _parser.FillEmpty(_row, _firstEmptyRow);
            Append(null);
        }
    }

    private void Append(string? label)
    {
        if (_rowNumbers.IsOpen)
            _rowNumbers.Add(_row[0]);
        _values.Add(_row);
        if (_layout.Label >= 0)
            _labels.Add(label!);
        _rows++;
    }

    private SeriesSet Finish()
    {
        int length = _row.Length;
        if (_rows > int.MaxValue || _values.Count > int.MaxValue / 2)
            throw Error(string.Format(SR.CsvTooLarge, _rows, length));
        double[] values = _values.MoveToArray();
        int[] columns = _layout.Values;
        if (_rowNumbers.Holds)
        {
            _layout.Warnings.Add(new DataWarning("RowNumbers", string.Format(SR.CsvRowNumbers, _path, _layout.NameOf(columns[0]), columns[0])));
            values = WithoutFirst(values, length--);
            columns = columns.AsSpan(1).ToArray();
        }

        var (labels, meaning) = _labels.ToLabels();
        CsvIdentifiers.Refuse(_path, _layout, columns, values);
        _parser.AddWarnings(columns, _rows);
        if (_footer.Warning(_path) is { } footer)
            _layout.Warnings.Add(footer);
        if (_emptyRows > 0)
            _layout.Warnings.Add(new DataWarning("EmptyRows", string.Format(SR.CsvEmptyRows, _path, _emptyRows, _firstEmptyRow)));
        var store = new ArraySeriesStore<double>(values, (int)_rows, length);
        var step = ImportStep.Of(_path, store);
        step = step with { Detail = string.Format(SR.HistoryTable, step.Detail, _layout.Description) };
        if (meaning is not null)
            step = step with { Detail = $"{step.Detail}; {string.Format(SR.HistoryLabels, meaning)}" };
        return new SeriesSet(store)
        {
            Truth = _layout.Label < 0 ? null : labels,
            ValueNames = _layout.Names.Length == 0 ? null : Array.ConvertAll(columns, column => _layout.Names[column]),
            History = [step],
            Warnings = _layout.Warnings,
        };
    }

    private static double[] WithoutFirst(double[] values, int length)
    {
        var rest = new double[values.Length / length * (length - 1)];
        for (int from = 1, to = 0; to < rest.Length; from += length, to += length - 1)
            Array.Copy(values, from, rest, to, length - 1);
        return rest;
    }

    private InvalidDataException Error(string reason) => new($"'{_path}': {reason}");
}
