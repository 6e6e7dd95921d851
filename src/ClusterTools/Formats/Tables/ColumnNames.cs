using System.Text.RegularExpressions;

namespace ClusterTools.Formats.Tables;

/// <summary>What the names of columns tell.</summary>
internal static class ColumnNames
{
    /// <summary>The column of labels that <see cref="Formats.Series.SeriesWriter"/> writes after the values.</summary>
    public const string Label = "label";

    private static readonly string[] RowNumberNames = ["X", "index", "idx", "row", "rows", "rownumber", "row_number", "rownum", "id", "no", "no.", "nr", "nr.", "#"];

    private static readonly Regex ProgramName = new(@"^Unnamed: \d+(_level_\d+)?$", RegexOptions.CultureInvariant);

    private static readonly Regex IdentifierName = new(@"^(id|ids|key|uuid|guid)$|[_\-. ]id$|^id[_\-. ]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex CamelIdentifier = new("[a-z](Id|ID)$", RegexOptions.CultureInvariant);

    /// <summary>Whether a column has no name of its own: none, or one that a program gave it.</summary>
    public static bool IsNone(string name) => name.Length == 0 || ProgramName.IsMatch(name);

    /// <summary>Whether a name is usual for the numbers of rows. X is R's name for them; x is a coordinate.</summary>
    public static bool MayBeRowNumbers(string name) =>
        Array.Exists(RowNumberNames, known => string.Equals(known, name, known == "X" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name is usual for identifiers.</summary>
    public static bool MayBeIdentifier(string name) => IdentifierName.IsMatch(name) || CamelIdentifier.IsMatch(name);
}
