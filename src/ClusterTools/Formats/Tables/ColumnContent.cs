using System.Globalization;

namespace ClusterTools.Formats.Tables;

/// <summary>What the first rows of a table hold in one column.</summary>
internal sealed class ColumnContent
{
    private ColumnContent(int column) => Column = column;

    /// <summary>The column.</summary>
    public int Column { get; }

    /// <summary>Cells that hold a number.</summary>
    public int Numbers { get; private set; }

    /// <summary>Cells that hold a number with a fraction.</summary>
    public int Fractions { get; private set; }

    /// <summary>Cells that hold no number and stand for no missing value.</summary>
    public int Texts { get; private set; }

    /// <summary>The first text.</summary>
    public string FirstText { get; private set; } = string.Empty;

    /// <summary>The line of the first text.</summary>
    public int FirstTextLine { get; private set; }

    /// <summary>Whether it is a column of texts, rather than of numbers with a cell that is wrong.</summary>
    public bool IsText => Texts > 0 && Numbers == 0;

    /// <summary>Whether its texts are dates or times.</summary>
    public bool IsDate => IsText && FirstText.IndexOfAny(['-', '/', ':', '.']) > 0 && DateTime.TryParse(FirstText, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Looks at a column of some rows.</summary>
    public static ColumnContent Of(int column, IReadOnlyList<string[]> rows, IReadOnlyList<TableLine> lines, int first, TableNumbers numbers, MissingValues missing)
    {
        var content = new ColumnContent(column);
        for (int i = first; i < rows.Count; i++)
        {
            if (column < rows[i].Length)
                content.Add(rows[i][column], lines[i].Number, numbers.KindOf(rows[i][column], missing));
        }

        return content;
    }

    private void Add(string cell, int line, CellKind kind)
    {
        Numbers += kind is CellKind.Whole or CellKind.Fraction ? 1 : 0;
        Fractions += kind == CellKind.Fraction ? 1 : 0;
        if (kind == CellKind.Text && Texts++ == 0)
            (FirstText, FirstTextLine) = (cell, line);
    }
}
