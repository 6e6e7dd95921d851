namespace ClusterTools.Metrics.Agreement;

/// <summary>Counts of ordered pairs of distinct records, by whether the truth and the clustering put the two together. Sums of squares of counts, exact in 64
/// bits.</summary>
internal readonly struct PairCounts
{
    public PairCounts(ContingencyTable table)
    {
        long total = table.Total;
        long cells = 0;
        foreach (var (_, _, count) in table.Cells)
            cells += (long)count * count;
        long rows = SumOfSquares(table.RowSums);
        long columns = SumOfSquares(table.ColumnSums);
        BothTogether = cells - total;
        OnlyTruthTogether = rows - cells;
        OnlyClustersTogether = columns - cells;
        BothApart = (total * total) - rows - columns + cells;
    }

    public long BothTogether { get; }

    public long OnlyTruthTogether { get; }

    public long OnlyClustersTogether { get; }

    public long BothApart { get; }

    private static long SumOfSquares(int[] counts)
    {
        long sum = 0;
        foreach (int count in counts)
            sum += (long)count * count;
        return sum;
    }
}
