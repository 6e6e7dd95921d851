namespace ClusterTools.Metrics.Agreement;

/// <summary>The Rand index: the fraction of the pairs of records on which truth and clustering agree.</summary>
public static class RandIndex
{
    /// <summary>Compares a clustering with the truth.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pairs = new PairCounts(table);
        double alike = (double)pairs.BothTogether + pairs.BothApart;
        double all = alike + pairs.OnlyTruthTogether + pairs.OnlyClustersTogether;
        return all == 0 ? 1 : alike / all;
    }
}
