using ClusterTools.Formats.Tables;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Holds back a row that begins with a word for a sum, until it is known whether it is the last one.</summary>
/// <param name="labels">The labels so far: a row with one of them is not a footer.</param>
internal sealed class CsvFooter(CsvLabels labels)
{
    private const int LongestWord = 12;

    private static readonly HashSet<string> Words = new(["total", "totals", "grand total", "sum", "subtotal"], StringComparer.OrdinalIgnoreCase);

    private bool _holds;
    private long _line;
    private string _text = string.Empty;
    private string? _label;
    private double[] _values = [];

    /// <summary>What is wrong with the row that is held back, where it is not a row of data; otherwise null.</summary>
    public InvalidDataException? Problem { get; private set; }

    /// <summary>Whether the reader's row begins like a footer.</summary>
    public bool MayBe(CsvReader reader)
    {
        var start = reader.GetSpan(0);
        if (start.Length is 0 or > LongestWord || start[0] < 'A')
            return false;
        string text = reader.GetString(0);
        return Words.Contains(text.TrimEnd(':', ' ')) && !labels.Contains(text);
    }

    /// <summary>Holds a row that may be data.</summary>
    public void Hold(CsvReader reader, string? label, double[] row)
    {
        Hold(reader, problem: null);
        _label = label;
        _values = (double[])row.Clone();
    }

    /// <summary>Holds a row that cannot be data.</summary>
    public void Hold(CsvReader reader, InvalidDataException? problem)
    {
        _holds = true;
        _line = reader.LineNumber;
        _text = reader.GetString(0);
        Problem = problem;
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

    /// <summary>The warning about the last row, which is held back; null where there is none.</summary>
    public DataWarning? Warning(string path) => _holds ? new DataWarning("FooterLeftOut", string.Format(SR.CsvFooter, path, _line, TableText.Shown(_text))) : null;
}
