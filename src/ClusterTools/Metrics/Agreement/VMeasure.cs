namespace ClusterTools.Metrics.Agreement;

/// <summary>The harmonic mean of <see cref="Homogeneity"/> and <see cref="Completeness"/> (Rosenberg and Hirschberg 2007).</summary>
public static class VMeasure
{
    /// <summary>Compares a clustering with the truth.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        double homogeneity = Homogeneity.Score(table);
        double completeness = Completeness.Score(table);
        double sum = homogeneity + completeness;
        return sum == 0 ? 0 : 2 * homogeneity * completeness / sum;
    }
}
