namespace ClusterTools.Formats.Tables;

/// <summary>How a table is written.</summary>
/// <param name="Separator">The character between cells; <see cref="CellSplitter.Blanks"/> for runs of blanks.</param>
/// <param name="DecimalComma">Whether fractions follow a comma instead of a point.</param>
/// <param name="ColumnCount">Cells of a row, without an empty one after a separator at its end.</param>
/// <param name="EndsWithSeparator">Whether every row ends with a separator, after which there is no cell.</param>
/// <param name="HasRowNames">Whether the first row has one cell fewer than the others: names of columns, as R writes them over rows that begin with their own name.</param>
internal readonly record struct TableDialect(char Separator, bool DecimalComma, int ColumnCount, bool EndsWithSeparator, bool HasRowNames)
{
    /// <summary>The separator for a person to read.</summary>
    public string SeparatorName => Separator switch
    {
        CellSplitter.Blanks => SR.SeparatorBlanks,
        '\t' => SR.SeparatorTab,
        _ => $"'{Separator}'",
    };
}
