namespace ClusterTools.Metrics.Agreement;

/// <summary>The Rand index adjusted for chance (Hubert and Arabie 1985): 1 for the same partition, about 0 for an independent one.</summary>
public static class AdjustedRand
{
    /// <summary>Compares a clustering with the truth. Invariant under renumbering of the labels and symmetric in the two arguments.</summary>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public static double Score(int[] truth, int[] labels) => Score(new ContingencyTable(truth, labels));

    /// <inheritdoc cref="Score(int[], int[])"/>
    public static double Score(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pairs = new PairCounts(table);
        if (pairs.OnlyTruthTogether == 0 && pairs.OnlyClustersTogether == 0)
            return 1;
        double together = pairs.BothTogether, apart = pairs.BothApart, truthOnly = pairs.OnlyTruthTogether, clustersOnly = pairs.OnlyClustersTogether;
        return 2 * ((together * apart) - (truthOnly * clustersOnly))
            / (((together + truthOnly) * (truthOnly + apart)) + ((together + clustersOnly) * (clustersOnly + apart)));
    }
}
