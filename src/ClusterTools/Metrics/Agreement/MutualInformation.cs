namespace ClusterTools.Metrics.Agreement;

/// <summary>Mutual information of truth and clusters, in nats, and the entropies of the two.</summary>
internal static class MutualInformation
{
    public static double Of(ContingencyTable table)
    {
        double sum = 0;
        double total = table.Total;
        foreach (var (row, column, count) in table.Cells)
            sum += count / total * (Math.Log(count) + Math.Log(total) - Math.Log(table.RowSums[row]) - Math.Log(table.ColumnSums[column]));
        return Math.Max(0, sum);
    }

    public static double Entropy(int[] sizes)
    {
        double total = sizes.Sum(s => (double)s);
        double sum = 0;
        foreach (int size in sizes)
            sum -= size / total * (Math.Log(size) - Math.Log(total));
        // Not −0, and exactly 0 for a single cluster.
        return sizes.Length == 1 ? 0 : sum;
    }

    /// <summary>Whether truth and clusters are the same partition, for which every score is 1 by definition. Where both have one cluster or singletons only, the formulas
    /// are 0/0 and rounding would decide.</summary>
    public static bool IsSamePartition(ContingencyTable table) => table.Cells.Count == table.RowSums.Length && table.Cells.Count == table.ColumnSums.Length;

    /// <summary>Whether the mutual information is the same for every partition with these cluster sizes, so that none of it exceeds chance: one of the two has a single
    /// cluster, or singletons only.</summary>
    public static bool IsDeterminedBySizes(ContingencyTable table) => IsTrivial(table.RowSums) || IsTrivial(table.ColumnSums);

    public static double Average(double first, double second, MutualInformationAverage average) => average switch
    {
        MutualInformationAverage.Geometric => Math.Sqrt(first * second),
        MutualInformationAverage.Minimum => Math.Min(first, second),
        MutualInformationAverage.Maximum => Math.Max(first, second),
        MutualInformationAverage.Arithmetic => (first + second) / 2,
        _ => throw EnumGuard.Undefined(average),
    };

    private static bool IsTrivial(int[] sizes) => sizes.Length == 1 || Array.TrueForAll(sizes, n => n == 1);
}
