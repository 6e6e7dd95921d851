using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Reads numbers out of the cells of a table.</summary>
internal static class CsvCell
{
    /// <summary>The number in a cell of the current row: digits with a point, an exponent or none; NaN and infinity under their usual names.</summary>
    public static bool TryParse(CsvReader reader, int column, out double value)
    {
        var text = reader.GetSpan(column);

        // The parser takes commas between digits for groups of thousands, so that 1,5 would be 15.
        if (text.IndexOf((byte)',') < 0 && reader.TryParse(column, out value))
            return true;
        value = 0;
        return text.Length is > 0 and <= 9 && TryParseName(reader.GetString(column), out value);
    }

    /// <inheritdoc cref="TryParse(CsvReader, int, out double)"/>
    private static bool TryParseName(string text, out double value)
    {
        string name = text.TrimStart('+', '-').ToLowerInvariant();
        value = name switch
        {
            "nan" => double.NaN,
            "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => 0,
        };
        return value != 0;
    }
}
