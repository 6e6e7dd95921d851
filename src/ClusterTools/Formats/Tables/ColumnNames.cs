namespace ClusterTools.Formats.Tables;

/// <summary>Rules for the names of columns.</summary>
internal static class ColumnNames
{
    /// <summary>The column of labels that <see cref="Formats.Series.SeriesWriter"/> writes after the values.</summary>
    public const string Label = "label";

    private const string ProgramName = "Unnamed: ";

    private static readonly HashSet<string> RowNumberNames = new(["index", "idx", "row", "rows", "rownumber", "row_number", "rownum", "id", "no", "no.", "nr", "nr.", "#"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> IdentifierNames = new(["id", "ids", "key", "uuid", "guid"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a column has no name of its own: none, or the one that pandas gives such columns.</summary>
    public static bool IsNone(string name) => name.Length == 0 || name.StartsWith(ProgramName, StringComparison.Ordinal);

    /// <summary>Whether a name is usual for the numbers of rows. X is R's name for them; x is a coordinate.</summary>
    public static bool MayBeRowNumbers(string name) => name == "X" || RowNumberNames.Contains(name);

    /// <summary>What a first column of this name must contain to count as row numbers, in a table whose columns have names.</summary>
    public static RowNumberRule RuleFor(string name) =>
        IsNone(name) ? RowNumberRule.Ascending : MayBeRowNumbers(name) ? RowNumberRule.InOrder : RowNumberRule.ManyInOrder;

    /// <summary>Whether a name is usual for identifiers: id, patient_id, customerId.</summary>
    public static bool MayBeIdentifier(string name)
    {
        if (IdentifierNames.Contains(name))
            return true;
        const int Length = 2;
        if (name.Length <= Length || !name.EndsWith("id", StringComparison.OrdinalIgnoreCase))
            return false;
        char before = name[name.Length - Length - 1];
        return before is '_' or '-' or '.' or ' ' || (char.IsLower(before) && name[name.Length - Length] == 'I');
    }
}
