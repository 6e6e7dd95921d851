using System.Text;
using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Records;
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
    private readonly SeriesReadOptions _options;
    private readonly ExecutionOptions _execution;
    private readonly DoubleBlocks _values = new();
    private readonly CsvLabels _labels = new();
    private readonly List<DataWarning> _warnings = [];
    private CsvColumns _columns;
    private string[] _names = [];
    private long _rows;
    private long _nonFinite;
    private string _firstNonFinite = string.Empty;

    private CsvSeriesReader(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        _path = path;
        _options = options;
        _execution = execution;
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
        char separator;
        int hintLines;
        using (var text = new StreamReader(GzipInput.Open(_path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true))
            (separator, hintLines) = CsvDialect.Detect(text, _options.SkipRows);
        var options = new CsvReaderOptions
        {
            Separator = separator,
            DetectSeparatorHint = false,
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaximumRowBytes,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        };
        using (var reader = CsvReader.Create(OpenCounted(), options))
        {
            for (int i = 0; i < _options.SkipRows + hintLines; i++)
                NextRow(reader);
            ReadRows(reader);
        }

        return Finish();
    }

    private Stream OpenCounted()
    {
        var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        bool isCompressed = GzipInput.IsGzip(file);
        var counted = new CountedStream(file, _execution, SR.ActivityReadSeries, file.Length);
        return isCompressed ? new GzipInput(counted) : counted;
    }

    private void ReadRows(CsvReader reader)
    {
        if (!NextRow(reader))
            throw Error(SR.CsvNoRows);
        bool hasHeader = ReadFirstRow(reader);
        if (hasHeader && !NextRow(reader))
            throw Error(SR.CsvOnlyHeader);
        do
        {
            ReadRow(reader);
            if (_rows++ % RowsPerCheck == 0)
                _execution.CancellationToken.ThrowIfCancellationRequested();
        }
        while (NextRow(reader));
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

    /// <summary>Finds out what the columns are, and whether the first row holds their names.</summary>
    private bool ReadFirstRow(CsvReader reader)
    {
        int count = reader.FieldCount;
        int byNumber = CsvColumns.FindByNumber(_options.LabelColumn, count);
        int texts = 0;
        int numbers = 0;
        for (int column = 0; column < count; column++)
        {
            if (column == byNumber || column < _options.Skip)
                continue;
            if (CsvCell.TryParse(reader, column, out _))
                numbers++;
            else
                texts++;
        }

        bool hasHeader = _options.Header == TableHeader.Present || (_options.Header == TableHeader.Auto && texts > 0);
        if (hasHeader)
        {
            _names = new string[count];
            for (int column = 0; column < count; column++)
                _names[column] = reader.GetString(column);
            if (_options.Header == TableHeader.Auto && numbers > 0)
                _warnings.Add(new DataWarning("HeaderMixed", string.Format(SR.CsvHeaderMixed, _path, reader.LineNumber)));
        }

        int label = CsvColumns.FindLabel(_options.LabelColumn, _names, count);
        if (_options.LabelColumn is not null && label < 0)
            throw Error(string.Format(SR.CsvNoLabelColumn, _options.LabelColumn, count, hasHeader ? CsvText.Shown(string.Join(", ", _names)) : SR.CsvNoNames));
        _columns = new CsvColumns(count, label, _options.Skip);
        if (_columns.ValueCount == 0)
            throw Error(string.Format(SR.CsvNoValueColumns, count));
        return hasHeader;
    }

    private void ReadRow(CsvReader reader)
    {
        if (reader.FieldCount != _columns.Count)
            throw Error(string.Format(SR.CsvRagged, reader.LineNumber, reader.FieldCount, _columns.Count));
        for (int column = 0; column < _columns.Count; column++)
        {
            if (column == _columns.Label)
            {
                string label = reader.GetString(column);
                if (label.Length == 0)
                    throw Error(string.Format(SR.CsvCellEmpty, reader.LineNumber, column + 1));
                _labels.Add(label);
            }
            else if (_columns.IsValue(column))
            {
                if (!CsvCell.TryParse(reader, column, out double value))
                    throw NoNumber(reader, column);
                if (!double.IsFinite(value) && _nonFinite++ == 0)
                    _firstNonFinite = string.Format(SR.CsvPlace, reader.LineNumber, column + 1);
                _values.Add(value);
            }
        }
    }

    private InvalidDataException NoNumber(CsvReader reader, int column)
    {
        string cell = reader.GetString(column);
        string message = cell.Length == 0 ? SR.CsvCellEmpty : cell.Contains(',') ? SR.CsvCellComma : SR.CsvCellNoNumber;
        return Error(string.Format(message, reader.LineNumber, column + 1, CsvText.Shown(cell)));
    }

    private SeriesSet Finish()
    {
        int length = _columns.ValueCount;
        if (_rows > int.MaxValue || _values.Count > int.MaxValue / 2)
            throw Error(string.Format(SR.CsvTooLarge, _rows, length));
        var (labels, meaning) = _labels.ToLabels();
        if (_nonFinite > 0)
            _warnings.Add(new DataWarning("NonFiniteValues", string.Format(SR.CsvNonFinite, _path, _nonFinite, _firstNonFinite)));
        var store = new ArraySeriesStore<double>(_values.MoveToArray(), (int)_rows, length);
        var step = ImportStep.Of(_path, store);
        if (meaning is not null)
            step = step with { Detail = $"{step.Detail}; {string.Format(SR.HistoryLabels, meaning)}" };
        return new SeriesSet(store)
        {
            Truth = _columns.Label < 0 ? null : labels,
            ValueNames = _names.Length == 0 ? null : [.. _names.Where((_, column) => _columns.IsValue(column))],
            History = [step],
            Warnings = _warnings,
        };
    }

    private InvalidDataException Error(string reason) => new($"'{_path}': {reason}");
}
