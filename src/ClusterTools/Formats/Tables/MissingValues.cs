using System.Globalization;

namespace ClusterTools.Formats.Tables;

/// <summary>The texts that stand for a missing value in the cells of a table.</summary>
internal sealed class MissingValues
{
    private static readonly string[] Usual = ["", "NA", "N/A", "#N/A", "<NA>", "NULL", "None", "?", "-"];

    private readonly HashSet<string> _texts;
    private readonly double[] _numbers;

    /// <param name="texts">The texts; null for the usual ones.</param>
    public MissingValues(IReadOnlyList<string>? texts)
    {
        _texts = new HashSet<string>((texts ?? Usual).Select(text => text.Trim()), StringComparer.OrdinalIgnoreCase);
        var numbers = new List<double>();
        foreach (string text in _texts)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number))
                numbers.Add(number);
        }

        _numbers = [.. numbers];
    }

    /// <summary>Whether some numbers stand for a missing value, as −999 does.</summary>
    public bool HasNumbers => _numbers.Length > 0;

    /// <summary>Whether a cell's text stands for a missing value.</summary>
    public bool Contains(string cell) => _texts.Contains(cell);

    /// <summary>Whether a number stands for a missing value, however it is written.</summary>
    public bool Contains(double number) => Array.IndexOf(_numbers, number) >= 0;
}
