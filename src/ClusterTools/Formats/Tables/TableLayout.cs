namespace ClusterTools.Formats.Tables;

/// <summary>All that is found of a table before its rows are read.</summary>
internal sealed class TableLayout
{
    /// <summary>How the table is written.</summary>
    public required TableDialect Dialect { get; init; }

    /// <summary>Lines of the file before the first row.</summary>
    public required int SkippedLines { get; init; }

    /// <summary>The character with which comments begin, or null.</summary>
    public required char? Comment { get; init; }

    /// <summary>Whether the first row holds the names of the columns.</summary>
    public required bool HasHeaderRow { get; init; }

    /// <summary>The names of all columns; empty where there are none.</summary>
    public required string[] Names { get; init; }

    /// <summary>The columns that hold values, in the order in which a record has them.</summary>
    public int[] Values { get; set; } = [];

    /// <summary>The column of labels, or −1.</summary>
    public int Label { get; set; } = -1;

    /// <summary>What the first value column must contain to count as row numbers.</summary>
    public RowNumberRule RowNumbers { get; set; }

    /// <summary>Whether someone chose the columns, whatever they hold.</summary>
    public required bool ColumnsAreChosen { get; init; }

    /// <summary>Warnings about the table.</summary>
    public List<DataWarning> Warnings { get; } = [];

    /// <summary>How the table is read, for a person.</summary>
    public required string Description { get; init; }

    /// <summary>The name of a column for a message, with its index.</summary>
    public string NameOf(int column) => column < Names.Length && Names[column].Length > 0 ? $"'{TableText.Shown(Names[column])}'" : string.Format(SR.ColumnAtIndex, column);
}
