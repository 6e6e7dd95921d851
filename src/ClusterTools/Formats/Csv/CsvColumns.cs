using System.Globalization;

namespace ClusterTools.Formats.Csv;

/// <summary>Which columns of a table hold values and which one labels.</summary>
/// <param name="Count">Columns of the table.</param>
/// <param name="Label">The column of labels, or −1.</param>
/// <param name="Skip">Leading columns that are left out.</param>
internal readonly record struct CsvColumns(int Count, int Label, int Skip)
{
    /// <summary>The columns of values.</summary>
    public int ValueCount => Math.Max(0, Count - Skip - (Label >= Skip ? 1 : 0));

    /// <summary>Whether a column holds values.</summary>
    public bool IsValue(int column) => column >= Skip && column != Label;

    /// <summary>Finds the column of labels: by its number from 0 (negative from the end), otherwise by its name.</summary>
    /// <returns>The column, or −1 where there is none of that number or name.</returns>
    public static int FindLabel(string? label, IReadOnlyList<string> names, int count)
    {
        int byNumber = FindByNumber(label, count);
        if (label is null || byNumber >= 0)
            return byNumber;
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], label, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>The column that a label option names by its number, or −1.</summary>
    public static int FindByNumber(string? label, int count)
    {
        if (!int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return -1;
        int column = number < 0 ? number + count : number;
        return column >= 0 && column < count ? column : -1;
    }
}
