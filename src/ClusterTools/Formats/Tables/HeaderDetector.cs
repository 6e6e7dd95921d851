
namespace ClusterTools.Formats.Tables;

/// <summary>Finds out whether the first row of a table holds the names of its columns, by comparing what its cells hold with the columns below.</summary>
internal static class HeaderDetector
{
    private const int FirstYear = 1800;
    private const int LastYear = 2200;

    /// <summary>Looks at the first rows.</summary>
    /// <param name="rows">Their cells; at least one row.</param>
    /// <param name="counts">Whether a column counts; those of labels, for one, hold texts anyway.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <param name="missing">The texts of missing values.</param>
    public static HeaderGuess Guess(string[][] rows, Func<int, bool> counts, TableNumbers numbers, MissingValues missing)
    {
        int[] columns = [.. Enumerable.Range(0, rows[0].Length).Where(counts)];
        var first = Array.ConvertAll(columns, column => numbers.KindOf(rows[0][column], missing));
        int numberCells = first.Count(kind => kind is CellKind.Whole or CellKind.Fraction);
        int textCells = first.Count(kind => kind == CellKind.Text);
        if (rows.Length == 1 || numberCells == 0)
            return textCells > 0 && numberCells == 0 ? HeaderGuess.Names : HeaderGuess.Data;

        bool textOverNumbers = false;
        for (int i = 0; i < columns.Length && !textOverNumbers; i++)
            textOverNumbers = first[i] == CellKind.Text && IsMostlyNumbers(rows, columns[i], numbers, missing);
        int[] numeric = [.. columns.Where((_, i) => first[i] is CellKind.Whole or CellKind.Fraction)];
        var guess = GuessNumbers(rows, numeric, numbers);
        if (textOverNumbers)
            return guess == HeaderGuess.NumericNames || guess == HeaderGuess.PerhapsNames ? HeaderGuess.Names : HeaderGuess.MixedNames;

        // A text over texts does not say much, but it is no number, as the first row of data would have.
        return guess == HeaderGuess.NumericNames && textCells > 0 ? HeaderGuess.Names : guess;
    }

    private static bool IsMostlyNumbers(string[][] rows, int column, TableNumbers numbers, MissingValues missing)
    {
        int balance = 0;
        for (int i = 1; i < rows.Length; i++)
        {
            if (column < rows[i].Length)
            {
                var kind = numbers.KindOf(rows[i][column], missing);
                balance += kind is CellKind.Whole or CellKind.Fraction ? 1 : kind == CellKind.Text ? -1 : 0;
            }
        }

        return balance > 0;
    }

    /// <summary>Whether numbers in the first row may be names: integers counting up, or years, where the rows below hold nothing of the kind.</summary>
    private static HeaderGuess GuessNumbers(string[][] rows, int[] columns, TableNumbers numbers)
    {
        double[]?[] values = Array.ConvertAll(rows, row => Values(row, columns, numbers));
        if (columns.Length < 2 || values[0] is not { } names || !Array.TrueForAll(names, IsWhole))
            return HeaderGuess.Data;
        double[][] below = [.. values.Skip(1).OfType<double[]>()];
        if (below.Length == 0)
            return HeaderGuess.Data;
        bool isYears = AreYears(names) && !below.Any(AreYears) && IsOutside(names, below);
        double step = names[1] - names[0];
        bool isRun = step > 0 && AreEvenlySpaced(names, step) && !below.Any(row => AreEvenlySpaced(row, step));
        if (isYears)
            return HeaderGuess.NumericNames;
        if (!isRun)
            return HeaderGuess.Data;

        // A first record would hardly consist of integers only, where all others have fractions in every column.
        bool fractionsBelow = Enumerable.Range(0, names.Length).All(i => Array.Exists(below, row => !IsWhole(row[i])));
        bool countsFromZero = names[0] == 0 && names[1] == 1;
        if ((fractionsBelow && (names.Length > 2 || countsFromZero)) || (countsFromZero && (names.Length > 2 || IsOutside(names, below))))
            return HeaderGuess.NumericNames;
        return names[0] is 0 or 1 && names[1] == names[0] + 1 && below.Length > 1 ? HeaderGuess.PerhapsNames : HeaderGuess.Data;
    }

    /// <summary>The numbers of a row; null where a cell holds none.</summary>
    private static double[]? Values(string[] row, int[] columns, TableNumbers numbers)
    {
        var values = new double[columns.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (columns[i] >= row.Length || !numbers.TryParse(row[columns[i]], out values[i]))
                return null;
        }

        return values;
    }

    private static bool IsWhole(double value) => value == Math.Floor(value) && !double.IsInfinity(value);

    private static bool AreYears(double[] values) =>
        Array.TrueForAll(values, value => IsWhole(value) && value is >= FirstYear and <= LastYear) && IsAscending(values);

    private static bool AreEvenlySpaced(double[] values, double step)
    {
        if (!Array.TrueForAll(values, IsWhole))
            return false;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] - values[i - 1] != step)
                return false;
        }

        return true;
    }

    private static bool IsAscending(double[] values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>Whether every name is below or above all values of its column.</summary>
    private static bool IsOutside(double[] names, double[][] below) =>
        Enumerable.Range(0, names.Length).All(i => names[i] < below.Min(row => row[i]) || names[i] > below.Max(row => row[i]));
}
