namespace ClusterTools.Metrics.Agreement;

/// <summary>Completeness (Rosenberg and Hirschberg 2007): 1 if all records of each class are in one cluster.</summary>
public static class Completeness
{
    /// <summary>Compares a clustering with the truth.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double entropy = MutualInformation.Entropy(table.ColumnSums);
        return entropy == 0 ? 1 : MutualInformation.Of(table) / entropy;
    }
}
