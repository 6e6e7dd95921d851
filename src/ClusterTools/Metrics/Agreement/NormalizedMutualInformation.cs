namespace ClusterTools.Metrics.Agreement;

/// <summary>Mutual information divided by an average of the entropies: 0 to 1 (Vinh, Epps and Bailey 2010).</summary>
public static class NormalizedMutualInformation
{
    /// <summary>Compares a clustering with the truth.</summary>
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
        double information = MutualInformation.Of(table);
        double divisor = MutualInformation.Average(MutualInformation.Entropy(table.RowSums), MutualInformation.Entropy(table.ColumnSums), average);
        return divisor == 0 ? 0 : information / divisor;
    }
}
