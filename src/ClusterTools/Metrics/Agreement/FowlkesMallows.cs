namespace ClusterTools.Metrics.Agreement;

/// <summary>The Fowlkes-Mallows index (1983): the geometric mean of the precision and the recall of pairs of records in the same cluster.</summary>
public static class FowlkesMallows
{
    /// <summary>Compares a clustering with the truth: 1 for the same partition, also if it has singletons only.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (MutualInformation.IsSamePartition(table))
            return 1;
        var pairs = new PairCounts(table);
        double together = pairs.BothTogether;
        return together == 0
            ? 0
            : Math.Sqrt(together / (together + pairs.OnlyClustersTogether)) * Math.Sqrt(together / (together + pairs.OnlyTruthTogether));
    }
}
