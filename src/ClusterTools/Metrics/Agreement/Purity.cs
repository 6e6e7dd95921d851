namespace ClusterTools.Metrics.Agreement;

/// <summary>Purity: the fraction of the records that belong to the most frequent class of their cluster.</summary>
public static class Purity
{
    /// <summary>Compares a clustering with the truth; 1 if no cluster mixes classes.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var most = new int[table.ColumnLabels.Length];
        foreach (var (_, column, count) in table.Cells)
            most[column] = Math.Max(most[column], count);
        return (double)most.Sum(m => (long)m) / table.Total;
    }

    /// <summary>The inverse purity: the fraction of the records that are in the largest cluster of their class; 1 if no class is split.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double InverseScore(int[] truth, int[] labels) => Score(labels, truth);
}
