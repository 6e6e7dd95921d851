using ClusterTools.Files;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>Writes rows of numbers and texts as a Parquet file. A column has the narrowest type that holds all of its cells; what is neither a number nor a boolean is text.</summary>
internal static class ParquetTableWriter
{
    private const int LargestGroup = 1 << 17;
    private const int GroupCells = 1 << 20;

    /// <summary>Writes a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The names of the columns.</param>
    /// <param name="rows">The rows, with a value for each name. They are enumerated twice: types come before values.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Cancellation.</param>
    public static void Write(string path, IReadOnlyList<string> names, IEnumerable<IReadOnlyList<object?>> rows, bool overwrite, ExecutionOptions execution) =>
        WholeFile.Write(path, overwrite, stream =>
        {
            TableColumn[] columns = [.. names.Select(name => new TableColumn(name))];
            foreach (var row in rows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                for (int i = 0; i < columns.Length; i++)
                    columns[i].Look(row[i]);
            }

            var writer = new ParquetWriter(stream, [.. columns.Select(column => column.Output)]);
            int perGroup = Math.Min(LargestGroup, Math.Max(1, GroupCells / columns.Length));
            var group = new List<IReadOnlyList<object?>>();
            foreach (var row in rows)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                group.Add(row);
                if (group.Count == perGroup)
                    WriteGroup();
            }

            WriteGroup();
            writer.Complete();

            void WriteGroup()
            {
                if (group.Count > 0)
                    writer.WriteGroup(group.Count, column => columns[column].ChunkOf(group, column));
                group.Clear();
            }
        });
}
