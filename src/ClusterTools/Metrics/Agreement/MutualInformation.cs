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

    /// <summary>Whether both put every record into one cluster, for which every score is 1.</summary>
    public static bool IsTrivial(ContingencyTable table) => table.RowLabels.Length == 1 && table.ColumnLabels.Length == 1;

    public static double Average(double first, double second, MutualInformationAverage average) => average switch
    {
        MutualInformationAverage.Geometric => Math.Sqrt(first * second),
        MutualInformationAverage.Minimum => Math.Min(first, second),
        MutualInformationAverage.Maximum => Math.Max(first, second),
        MutualInformationAverage.Arithmetic => (first + second) / 2,
        _ => throw EnumGuard.Undefined(average),
    };
}
