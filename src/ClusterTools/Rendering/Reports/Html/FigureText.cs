using System.Globalization;

namespace ClusterTools.Rendering.Reports.Html;

/// <summary>Numbers as a reader likes them.</summary>
internal static class FigureText
{
    private const string None = "–";

    /// <summary>A count with separators of thousands.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count and what is counted.</summary>
    public static string Count(long value, string what) => $"{Count(value)} {what}{(value == 1 ? "" : "s")}";

    /// <summary>A number with a fixed number of decimals; a dash where it is not defined.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (double.IsNaN(value))
            return None;
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A zero has no sign.
        return text[0] == '-' && text.All(c => c is '-' or '0' or '.') ? text.Substring(1) : text.Replace('-', '−');
    }

    /// <summary>A number with five significant digits, or as a whole one where it has more before its point; a dash where it is not defined.</summary>
    public static string General(double value)
    {
        if (double.IsNaN(value) || value == 0)
            return value == 0 ? "0" : None;
        return value.ToString(Math.Abs(value) is >= 1e5 and < 1e12 ? "N0" : "G5", CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
