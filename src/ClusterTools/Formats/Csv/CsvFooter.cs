using ClusterTools.Formats.Tables;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Holds back a row that begins with a word for a sum, until it is known whether it is the last one.</summary>
/// <param name="labels">The labels so far: one that occurs there is no footer.</param>
internal sealed class CsvFooter(CsvLabels labels)
{
    private const int LongestWord = 12;

    private static readonly HashSet<string> Words = new(["total", "totals", "grand total", "sum", "subtotal"], StringComparer.OrdinalIgnoreCase);

    private bool _holds;
    private long _line;
    private string _text = string.Empty;
    private string? _label;
    private double[] _values = [];

    /// <summary>What is wrong with the row that is held, where it is no row of data; otherwise null.</summary>
    public InvalidDataException? Problem { get; private set; }

    /// <summary>Holds the reader's row where it may be a footer.</summary>
    /// <param name="reader">At the row.</param>
    /// <param name="parser">Reads the row, in case that it is data.</param>
    /// <param name="row">Room for the values of a row.</param>
    public bool Holds(CsvReader reader, CsvRowParser parser, double[] row)
    {
        var start = reader.GetSpan(0);
        if (start.Length is 0 or > LongestWord || start[0] < 'A')
            return false;
        string text = reader.GetString(0);
        if (!Words.Contains(text.TrimEnd(':', ' ')) || labels.Contains(text))
            return false;
        _holds = true;
        _line = reader.LineNumber;
        _text = text;
        Problem = null;
        try
        {
            _label = parser.Parse(reader, row);
            _values = (double[])row.Clone();
        }
        catch (InvalidDataException e)
        {
            Problem = e;
        }

        return true;
    }

    /// <summary>Gives the held row back, because another one follows.</summary>
    /// <param name="row">Filled with its values.</param>
    /// <param name="label">Its label.</param>
    /// <returns>False where no row is held.</returns>
    /// <exception cref="InvalidDataException">It is no row of data.</exception>
    public bool TakeBack(double[] row, out string? label)
    {
        label = _label;
        if (!_holds)
            return false;
        if (Problem is { } problem)
            throw problem;
        _holds = false;
        _values.CopyTo(row, 0);
        return true;
    }

    /// <summary>What to tell of the row that is held at the end; null where there is none.</summary>
    public DataWarning? Warning(string path) => _holds ? new DataWarning("FooterLeftOut", string.Format(SR.CsvFooter, path, _line, TableText.Shown(_text))) : null;
}
