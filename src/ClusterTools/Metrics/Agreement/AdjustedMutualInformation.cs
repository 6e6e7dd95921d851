using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Metrics.Agreement;

/// <summary>Mutual information adjusted for chance: (MI − E[MI]) / (average entropy − E[MI]), the expectation over random partitions of the same cluster sizes
/// (Vinh, Epps and Bailey 2010).</summary>
public static class AdjustedMutualInformation
{
    private const double SmallestDivisor = 2.220446049250313e-16;

    /// <summary>Compares a clustering with the truth: 1 for the same partition, about 0 for an independent one, and exactly 0 if one of the two has a single cluster or singletons only
    /// and the other differs.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels, MutualInformationAverage average = MutualInformationAverage.Arithmetic) =>
        Score(new ContingencyTable(truth, labels), average);

    /// <inheritdoc cref="Score(int[], int[], MutualInformationAverage)"/>
    public static double Score(ContingencyTable table, MutualInformationAverage average = MutualInformationAverage.Arithmetic)
    {
        ArgumentNullException.ThrowIfNull(table);
        EnumGuard.RequireDefined(average);
        if (MutualInformation.IsSamePartition(table))
            return 1;
        if (MutualInformation.IsDeterminedBySizes(table))
            return 0;
        double expected = Expected(table);
        double divisor = MutualInformation.Average(MutualInformation.Entropy(table.RowSums), MutualInformation.Entropy(table.ColumnSums), average) - expected;
        // Never a division by 0, should rounding make the expectation equal the entropy.
        divisor = divisor < 0 ? Math.Min(divisor, -SmallestDivisor) : Math.Max(divisor, SmallestDivisor);
        return (MutualInformation.Of(table) - expected) / divisor;
    }

    /// <summary>The expectation: over all pairs of a row and a column, and every count the cell can have, its mutual information times its hypergeometric probability. Rows
    /// and columns of equal size are grouped.</summary>
    private static double Expected(ContingencyTable table)
    {
        int total = table.Total;
        var columnSizes = CountSizes(table.ColumnSums);
        double sum = 0;
        foreach (var (row, rowCount) in CountSizes(table.RowSums))
        {
            foreach (var (column, columnCount) in columnSizes)
            {
                double cell = 0;
                double fixedPart = LogFactorial(row) + LogFactorial(column) + LogFactorial(total - row) + LogFactorial(total - column) - LogFactorial(total);
                for (int n = Math.Max(1, (int)Math.Max(0L, (long)row + column - total)); n <= Math.Min(row, column); n++)
                {
                    double probability = Math.Exp(fixedPart - LogFactorial(n) - LogFactorial(row - n) - LogFactorial(column - n) - LogFactorial(total - row - column + n));
                    cell += (double)n / total * (Math.Log((double)total * n) - Math.Log((double)row * column)) * probability;
                }

                sum += cell * rowCount * columnCount;
            }
        }

        return sum;
    }

    private static double LogFactorial(int n) => GammaFunctions.LogGamma(n + 1.0);

    private static List<(int Size, int Count)> CountSizes(int[] sizes) =>
        [.. sizes.GroupBy(s => s).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
}
