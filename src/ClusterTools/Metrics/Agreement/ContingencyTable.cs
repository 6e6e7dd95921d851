namespace ClusterTools.Metrics.Agreement;

/// <summary>The number of records of each true class in each cluster, stored as its non-zero cells, so that many labels cost little.</summary>
public sealed class ContingencyTable
{
    private readonly (int Row, int Column, int Count)[] _cells;

    /// <summary>Counts the records of each pair of a true class and a cluster.</summary>
    /// <param name="truth">The true label of each record: the rows.</param>
    /// <param name="labels">The cluster of each record: the columns.</param>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public ContingencyTable(int[] truth, int[] labels)
    {
        LabelPair.Require(truth, nameof(truth), labels, nameof(labels));
        var rows = new LabelCode(truth);
        var columns = new LabelCode(labels);
        RowLabels = rows.Distinct;
        ColumnLabels = columns.Distinct;
        RowSums = rows.Sizes;
        ColumnSums = columns.Sizes;
        Total = truth.Length;
        var counts = new Dictionary<long, int>();
        for (int i = 0; i < truth.Length; i++)
        {
            long cell = ((long)rows.Codes[i] * ColumnLabels.Length) + columns.Codes[i];
            counts.TryGetValue(cell, out int count);
            counts[cell] = count + 1;
        }

        long[] cells = [.. counts.Keys];
        Array.Sort(cells);
        _cells = Array.ConvertAll(cells, c => ((int)(c / ColumnLabels.Length), (int)(c % ColumnLabels.Length), counts[c]));
    }

    /// <summary>The true labels that occur, ascending: the rows.</summary>
    public int[] RowLabels { get; }

    /// <summary>The clusters that occur, ascending: the columns.</summary>
    public int[] ColumnLabels { get; }

    /// <summary>The number of records in each row.</summary>
    public int[] RowSums { get; }

    /// <summary>The number of records in each column.</summary>
    public int[] ColumnSums { get; }

    /// <summary>The total number of records.</summary>
    public int Total { get; }

    /// <summary>The counts, one row per entry of <see cref="RowLabels"/>.</summary>
    public int[][] Counts
    {
        get
        {
            int[][] rows = Array.ConvertAll(RowLabels, _ => new int[ColumnLabels.Length]);
            foreach (var (row, column, count) in _cells)
                rows[row][column] = count;
            return rows;
        }
    }

    /// <summary>The non-zero cells, sorted by row and then column.</summary>
    internal IReadOnlyList<(int Row, int Column, int Count)> Cells => _cells;

    /// <summary>The whole table as [row, column].</summary>
    public int[,] ToArray()
    {
        var table = new int[RowLabels.Length, ColumnLabels.Length];
        foreach (var (row, column, count) in _cells)
            table[row, column] = count;
        return table;
    }

    /// <inheritdoc/>
    public override string ToString() => $"ContingencyTable {RowLabels.Length}x{ColumnLabels.Length} of {Total} records";
}
