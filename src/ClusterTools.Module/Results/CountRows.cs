using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Metrics.Agreement;

namespace ClusterTools.Results;

/// <summary>Contingency and confusion tables as rows with named columns: what the properties Contingency and Confusion give.</summary>
public static class CountRows
{
    internal const string TypeName = "ClusterTools.CountRow";

    /// <summary>Rows of more cells than this would take gigabytes.</summary>
    private const long MostCells = 4_000_000;

    private static readonly ConditionalWeakTable<object, PSObject[]> Known = new();

    // What a row's line needs of its table. It is no property of the row, so that it is in no file.
    private static readonly ConditionalWeakTable<object, Layout> Layouts = new();

    /// <summary>A row for each true class: Class, and the number of its records in each cluster under Cluster0, Cluster1 …; of a comparison a row for each cluster of the reference.</summary>
    /// <param name="result">The scores against true classes, or a comparison of two clusterings.</param>
    /// <exception cref="NotSupportedException">The table has more than 4,000,000 cells.</exception>
    public static PSObject[] Contingency(PSObject result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.BaseObject switch
        {
            TruthComparison truth => Known.GetValue(truth.Contingency, _ => ToRows(truth.Contingency, "Class")),
            ClusteringComparison comparison => Known.GetValue(comparison.Contingency, _ => ToRows(comparison.Contingency, "Reference")),
            var other => throw new ArgumentException(string.Format(SR.KindClustering, other.GetType().Name)),
        };
    }

    /// <summary>A row for each true class: Class, and the number of its records predicted as each class: Predicted0, Predicted1 …</summary>
    /// <param name="result">The scores against true classes.</param>
    /// <exception cref="NotSupportedException">The table has more than 4,000,000 cells.</exception>
    public static PSObject[] Confusion(PSObject result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.BaseObject is TruthComparison truth
            ? Known.GetValue(truth.Confusion, _ => ToRows("Class", truth.Confusion.Classes, "Predicted", truth.Confusion.Classes, () => truth.Confusion.Counts))
            : throw new ArgumentException(string.Format(SR.KindClustering, result.BaseObject.GetType().Name));
    }

    /// <summary>A row as a line of its table, the first with the names of the columns above it.</summary>
    /// <param name="row">The row.</param>
    public static string Line(PSObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string[] values = [.. row.Properties.Select(p => Convert.ToString(p.Value, CultureInfo.InvariantCulture) ?? "")];
        // A copy from a file or another process, or one with other columns, does not know its table.
        if (!Layouts.TryGetValue(row, out var layout) || layout.Names.Length != values.Length)
            return string.Join(" ", row.Properties.Select((p, i) => $"{p.Name}={values[i]}"));
        string line = Join(values);
        return layout.IsFirst ? Join(layout.Names) + Environment.NewLine + line : line;

        string Join(string[] cells) => string.Join(" ", cells.Select((cell, i) => cell.PadLeft(layout.Widths[i])));
    }

    private static PSObject[] ToRows(ContingencyTable table, string rowName) => ToRows(rowName, table.RowLabels, "Cluster", table.ColumnLabels, () => table.Counts);

    private static PSObject[] ToRows(string rowName, int[] rowLabels, string columnName, int[] columnLabels, Func<int[][]> getCounts)
    {
        if ((long)rowLabels.Length * columnLabels.Length > MostCells)
            throw new NotSupportedException(string.Format(SR.CountTableTooLarge, rowLabels.Length, columnLabels.Length, MostCells));
        int[][] counts = getCounts();
        string[] names = [rowName, .. columnLabels.Select(label => columnName + label.ToString(CultureInfo.InvariantCulture))];
        int[] widths = [.. names.Select((name, i) => Math.Max(name.Length, Enumerable.Range(0, rowLabels.Length).Max(r => Number(r, i).ToString(CultureInfo.InvariantCulture).Length)))];
        var rows = new PSObject[rowLabels.Length];
        for (int r = 0; r < rows.Length; r++)
        {
            var row = new TableRow(TypeName);
            for (int i = 0; i < names.Length; i++)
                row.Add(names[i], Number(r, i));
            rows[r] = row.Object;
            Layouts.Add(rows[r], new Layout(names, r == 0, widths));
        }

        return rows;

        int Number(int row, int column) => column == 0 ? rowLabels[row] : counts[row][column - 1];
    }

    private sealed record Layout(string[] Names, bool IsFirst, int[] Widths);
}
