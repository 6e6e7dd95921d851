using ClusterTools.Formats.Tables;

namespace ClusterTools.Formats.Csv;

/// <summary>Refuses columns of identifiers: by their name, where every row has a different integer.</summary>
internal static class CsvIdentifiers
{
    private const int LeastRows = 3;

    /// <param name="path">The file.</param>
    /// <param name="layout">What the columns are.</param>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="values">Their values, row by row.</param>
    /// <exception cref="InvalidDataException">There is such a column, and it was not requested.</exception>
    public static void Refuse(string path, TableLayout layout, int[] columns, double[] values)
    {
        if (layout.ColumnsAreChosen || layout.Names.Length == 0)
            return;
        for (int i = 0; i < columns.Length; i++)
        {
            if (ColumnNames.MayBeIdentifier(layout.Names[columns[i]]) && AreDistinct(values, i, columns.Length))
                throw new InvalidDataException($"'{path}': {string.Format(SR.CsvIdentifier, layout.NameOf(columns[i]), columns[i])}");
        }
    }

    private static bool AreDistinct(double[] values, int first, int length)
    {
        var seen = new HashSet<double>();
        for (int at = first; at < values.Length; at += length)
        {
            if (values[at] != Math.Floor(values[at]) || !seen.Add(values[at]))
                return false;
        }

        return seen.Count >= LeastRows;
    }
}
