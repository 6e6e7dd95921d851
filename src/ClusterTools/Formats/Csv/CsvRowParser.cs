using System.Globalization;
using ClusterTools.Formats.Tables;
using ClusterTools.Series.Transforms;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Reads the values and the label of a row, and counts what is missing or infinite.</summary>
internal sealed class CsvRowParser
{
    private const int MostNamed = 10;

    private readonly string _path;
    private readonly TableLayout _layout;
    private readonly int[] _columns;
    private readonly TableNumbers _numbers;
    private readonly MissingValues _missingTexts;
    private readonly long[] _missing;
    private long _firstMissing;
    private long _infinite;
    private string _firstInfinite = string.Empty;

    public CsvRowParser(string path, TableLayout layout, MissingValues missing)
    {
        _path = path;
        _layout = layout;
        _columns = layout.Values;
        _numbers = new TableNumbers(layout.Dialect.DecimalComma);
        _missingTexts = missing;
        _missing = new long[layout.Dialect.ColumnCount];
    }

    /// <summary>How numbers are written.</summary>
    public CultureInfo Format => _numbers.Format;

    /// <summary>Whether there is nothing in any cell of a row.</summary>
    public static bool IsEmpty(CsvReader reader)
    {
        for (int column = 0; column < reader.FieldCount; column++)
        {
            if (!reader.IsEmpty(column))
                return false;
        }

        return true;
    }

    /// <summary>Reads a row.</summary>
    /// <param name="reader">At the row.</param>
    /// <param name="row">Filled with the values.</param>
    /// <returns>The label, or null where the table has none.</returns>
    /// <exception cref="InvalidDataException">A cell is no number, or the row has another number of cells.</exception>
    public string? Parse(CsvReader reader, double[] row)
    {
        if (reader.FieldCount != _layout.Dialect.ColumnCount)
            RequireTrailing(reader);
        for (int i = 0; i < row.Length; i++)
        {
            int column = _columns[i];
            if (!_numbers.TryParse(reader, column, out double value))
            {
                if (!IsMissing(reader, column))
                    throw NoNumber(reader, column);
                value = double.NaN;
            }

            if (_missingTexts.HasNumbers && _missingTexts.Contains(value))
                value = double.NaN;
            if (!double.IsFinite(value))
                Count(value, reader.LineNumber, column);
            row[i] = value;
        }

        if (_layout.Label < 0)
            return null;
        string label = TextEncoding.Decode(reader.GetSpan(_layout.Label));
        return label.Length > 0 ? label : throw Error(string.Format(SR.CsvLabelEmpty, reader.LineNumber, Place(_layout.Label)));
    }

    /// <summary>Fills the values of a row without any.</summary>
    public void FillEmpty(double[] row, long line)
    {
        if (_layout.Label >= 0)
            throw Error(string.Format(SR.CsvLabelEmpty, line, Place(_layout.Label)));
        if (!_missingTexts.Contains(string.Empty))
            throw Error(string.Format(SR.CsvCellEmpty, line, Place(_columns[0])));
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = double.NaN;
            Count(double.NaN, line, _columns[i]);
        }
    }

    /// <summary>Adds what was counted to the warnings of the table.</summary>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="rows">The rows that were read.</param>
    public void AddWarnings(int[] columns, long rows)
    {
        int[] with = [.. columns.Where(column => _missing[column] > 0)];
        foreach (int column in with.Where(column => _missing[column] == rows))
            _layout.Warnings.Add(new DataWarning("ColumnEmpty", string.Format(SR.CsvColumnEmpty, _path, _layout.NameOf(column), column)));
        if (with.Length > 0)
        {
            string counts = string.Join(", ", with.Take(MostNamed).Select(column => string.Format(SR.CsvMissingInColumn, _layout.NameOf(column), _missing[column]))) + (with.Length > MostNamed ? ", …" : string.Empty);
            _layout.Warnings.Add(new DataWarning(Imputation.MissingValuesId, string.Format(SR.CsvMissing, _path, counts, _firstMissing)));
        }

        if (_infinite > 0)
            _layout.Warnings.Add(new DataWarning("NonFiniteValues", string.Format(SR.CsvNonFinite, _path, _infinite, _firstInfinite)));
    }

    /// <summary>Lets an empty cell at the end pass where every row ends with a separator.</summary>
    private void RequireTrailing(CsvReader reader)
    {
        int count = _layout.Dialect.ColumnCount;
        if (reader.FieldCount != count + 1 || !_layout.Dialect.EndsWithSeparator)
            throw Error(string.Format(SR.CsvRagged, reader.LineNumber, reader.FieldCount, count));
        if (!reader.IsEmpty(count))
            throw Error(string.Format(SR.CsvAfterSeparator, reader.LineNumber));
    }

    private bool IsMissing(CsvReader reader, int column) => _missingTexts.Contains(reader.GetString(column).Trim());

    private void Count(double value, long line, int column)
    {
        if (double.IsNaN(value))
        {
            _missing[column]++;
            if (_firstMissing == 0)
                _firstMissing = line;
        }
        else if (_infinite++ == 0)
        {
            _firstInfinite = string.Format(SR.CsvPlace, line, column + 1);
        }
    }

    private InvalidDataException NoNumber(CsvReader reader, int column)
    {
        string cell = TextEncoding.Decode(reader.GetSpan(column));
        string message = cell.Length == 0 ? SR.CsvCellEmpty
            : _layout.Dialect.DecimalComma ? (cell.Contains('.') ? SR.CsvCellPoint : SR.CsvCellNoNumber)
            : cell.Contains(',') ? SR.CsvCellComma
            : SR.CsvCellNoNumber;
        return Error(string.Format(message, reader.LineNumber, Place(column), TableText.Shown(cell)));
    }

    /// <summary>A column for a message about a line: counted from 1, as people do, with its name.</summary>
    private string Place(int column) => column < _layout.Names.Length && _layout.Names[column].Length > 0
        ? $"{column + 1} ('{TableText.Shown(_layout.Names[column])}')"
        : (column + 1).ToString(CultureInfo.InvariantCulture);

    private InvalidDataException Error(string reason) => new($"'{_path}': {reason}");
}
