
namespace ClusterTools.Formats.Tables;

/// <summary>Finds the separator and the decimal separator of a table: those by which its first rows have equally many cells, and most cells below the first row are numbers.</summary>
internal static class DialectDetector
{
    // Where several fit equally well, the one that numbers and texts hold least often wins.
    private const string Candidates = "\t;,| ";

    private const int MostRows = 60;
    private const int MostCells = 1 << 15;

    /// <summary>Looks at the first rows together.</summary>
    /// <param name="rows">At least one row.</param>
    /// <param name="separator">The separator where it is known.</param>
    /// <param name="decimalComma">Whether numbers have a comma, where that is known.</param>
    /// <param name="missing">The texts of missing values.</param>
    public static TableDialect Find(IReadOnlyList<TableLine> rows, char? separator, bool? decimalComma, MissingValues missing)
    {
        Fit? best = null;
        foreach (char candidate in separator is { } given ? given.ToString() : Candidates)
        {
            var cells = rows.Take(MostRows).Select(row => CellSplitter.Split(row.Text, candidate)).ToArray();
            cells = [.. cells.Take(Math.Max(3, MostCells / Math.Max(1, cells[0].Length)))];
            bool quotedStart = rows.Skip(1).Take(cells.Length - 1).All(row => row.Text.TrimStart().StartsWith("\"", StringComparison.Ordinal));
            foreach (bool comma in (bool[])[false, true])
            {
                // A comma that separates cells is not a decimal comma, unless the caller says it is.
                if (decimalComma is { } known ? comma != known : comma && candidate == ',')
                    continue;
                var fit = Measure(cells, candidate, new TableNumbers(comma), comma, missing, quotedStart);
                if (best is null || fit.IsBetterThan(best.Value))
                    best = fit;
            }
        }

        return best!.Value.Dialect;
    }

    private static Fit Measure(string[][] rows, char separator, TableNumbers numbers, bool decimalComma, MissingValues missing, bool quotedStart)
    {
        int first = rows.Length > 1 ? 1 : 0;
        int count = UsualCount(rows);
        bool headerFits = rows[0].Length == count || rows[0].Length == count - 1;
        bool trailing = count > 1 && headerFits && (rows[0].Length < count || IsEmptyAtEnd(rows[0]))
            && Array.TrueForAll(rows, row => row.Length < count || IsEmptyAtEnd(row));
        bool rowNames = !trailing && first == 1 && rows[0].Length == count - 1 && Array.Exists(rows[0], cell => numbers.KindOf(cell, missing) == CellKind.Text)
            && (quotedStart || AreRowNames(rows, numbers, missing));
        int columns = trailing ? count - 1 : count;
        int regular = rows.Count(row => row.Length == count) + (rows[0].Length == count - 1 && (trailing || rowNames) ? 1 : 0);
        int numberCells = 0;
        int textCells = 0;
        for (int i = first; i < rows.Length; i++)
        {
            for (int column = 0; column < Math.Min(columns, rows[i].Length); column++)
            {
                var kind = numbers.KindOf(rows[i][column], missing);
                numberCells += kind is CellKind.Whole or CellKind.Fraction ? 1 : 0;
                textCells += kind == CellKind.Text ? 1 : 0;
            }
        }

        // The comma in x,y separates names, and so those below it separate numbers.
        if (columns == 1 && decimalComma && rows[0][0].Contains(',') && numbers.KindOf(rows[0][0], missing) == CellKind.Text)
            numberCells = 0;
        double regularity = (double)regular / rows.Length;
        double numeric = numberCells == 0 ? 0 : (double)numberCells / (numberCells + textCells);
        return new Fit(new TableDialect(separator, decimalComma, columns, trailing, rowNames), regularity * numeric, columns > 1 ? regularity : 0);
    }

    /// <summary>The cells that most rows have; of numbers that are equally frequent, that of the earlier row.</summary>
    private static int UsualCount(string[][] rows) =>
        rows.GroupBy(row => row.Length).OrderByDescending(group => group.Count()).First().Key;

    /// <summary>Whether the rows below the first begin with texts, or with numbers that count them: otherwise the first row is a title.</summary>
    private static bool AreRowNames(string[][] rows, TableNumbers numbers, MissingValues missing)
    {
        double start = 0;
        for (int i = 1; i < rows.Length; i++)
        {
            if (numbers.KindOf(rows[i][0], missing) == CellKind.Text)
                continue;
            if (!numbers.TryParse(rows[i][0], out double value))
                return false;
            start = i == 1 ? value : start;
            if (value != start + i - 1)
                return false;
        }

        return true;
    }

    private static bool IsEmptyAtEnd(string[] row) => row[row.Length - 1].Length == 0;

    private readonly record struct Fit(TableDialect Dialect, double Score, double Regularity)
    {
        private const double Equal = 1e-9;

        public bool IsBetterThan(Fit other)
        {
            if (Math.Abs(Score - other.Score) > Equal)
                return Score > other.Score;
            // x / 1,5 / 2,5 is one column of fractions rather than a name over two columns.
            if (Dialect.HasRowNames != other.Dialect.HasRowNames)
                return !Dialect.HasRowNames;
            return Regularity > other.Regularity + Equal;
        }
    }
}
