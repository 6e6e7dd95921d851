using System.Globalization;
using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Csv;

/// <summary>The labels of a table's rows: integers unchanged, or names, which are numbered in the order in which they first appear.</summary>
internal sealed class CsvLabels
{
    private const int NamesInDetail = 20;

    private readonly Dictionary<string, int> _codes = [];
    private readonly List<string> _names = [];
    private readonly List<int> _rows = [];

    /// <summary>Adds the label of the next row.</summary>
    public void Add(string label)
    {
        if (!_codes.TryGetValue(label, out int code))
        {
            code = _names.Count;
            _codes.Add(label, code);
            _names.Add(label);
        }

        _rows.Add(code);
    }

    /// <summary>Whether a row before has this label.</summary>
    public bool Contains(string label) => _codes.ContainsKey(label);

    /// <summary>The labels, and what each number means where they are names.</summary>
    public (int[] Labels, string? Meaning) ToLabels()
    {
        var numbers = new int[_names.Count];
        bool areNumbers = true;
        for (int i = 0; i < numbers.Length && areNumbers; i++)
            areNumbers = TryWhole(_names[i], out numbers[i]);
        int[] labels = [.. _rows];
        if (!areNumbers)
            return (labels, string.Join(", ", _names.Take(NamesInDetail).Select((name, i) => $"{i} = {TableText.Shown(name)}")) + (_names.Count > NamesInDetail ? ", …" : string.Empty));
        for (int i = 0; i < labels.Length; i++)
            labels[i] = numbers[labels[i]];
        return (labels, null);
    }

    // 2, and also 2.0, as programs write it that know only floats.
    private static bool TryWhole(string text, out int number)
    {
        number = 0;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value != Math.Floor(value) || Math.Abs(value) > int.MaxValue)
            return false;
        number = (int)value;
        return true;
    }
}
