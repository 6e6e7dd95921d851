using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet;

/// <summary>Looks at the numbers of a column, as long as they are of interest.</summary>
/// <param name="column">The column.</param>
/// <param name="look">Takes each value, NaN where it is missing, and returns whether the next one is of interest.</param>
internal sealed class NumberScan(ParquetColumn column, Func<double, bool> look) : NumberPages(column)
{
    private bool _isDone;

    /// <inheritdoc/>
    public override bool IsDone => _isDone;

    /// <summary>Looks at a column.</summary>
    /// <returns>Whether all of its values were of interest.</returns>
    public static bool All(ParquetFile file, ParquetColumn column, Func<double, bool> look, CancellationToken token)
    {
        var scan = new NumberScan(column, look);
        ColumnPages.ReadAll(file, column, scan, token);
        return !scan.IsDone;
    }

    private protected override void Take(Span<double> values)
    {
        for (int i = 0; i < values.Length && !_isDone; i++)
            _isDone = !look(values[i]);
    }
}
