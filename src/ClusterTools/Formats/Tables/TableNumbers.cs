using System.Globalization;
using CsvHelper;

namespace ClusterTools.Formats.Tables;

/// <summary>Reads the numbers of a table: digits with a decimal separator, an exponent or none; NaN and infinity under their usual names.</summary>
/// <param name="decimalComma">Whether the decimal separator is a comma instead of a point.</param>
internal sealed class TableNumbers(bool decimalComma)
{
    // The parsers take the other mark between digits for groups of thousands, so that 1,5 would be 15.
    private readonly byte _refused = decimalComma ? (byte)'.' : (byte)',';

    /// <summary>How numbers are written.</summary>
    public CultureInfo Format { get; } = decimalComma ? WithComma() : CultureInfo.InvariantCulture;

    /// <summary>The number in a cell of the reader's current row.</summary>
    public bool TryParse(CsvReader reader, int column, out double value)
    {
        var text = reader.GetSpan(column);
        if (text.IndexOf(_refused) < 0 && reader.TryParse(column, out value))
            return true;
        value = 0;
        return text.Length is > 0 and <= 9 && TryParseName(reader.GetString(column), out value);
    }

    /// <summary>The number that a text holds.</summary>
    public bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, Format, out value) || (text.Length is > 0 and <= 9 && TryParseName(text, out value));

    /// <summary>What a cell holds.</summary>
    public CellKind KindOf(string text, MissingValues missing)
    {
        if (missing.Contains(text))
            return CellKind.Missing;
        if (!TryParse(text, out double value))
            return CellKind.Text;
        if (double.IsNaN(value) || missing.Contains(value))
            return CellKind.Missing;
        return value == Math.Floor(value) ? CellKind.Whole : CellKind.Fraction;
    }

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

    private static CultureInfo WithComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
