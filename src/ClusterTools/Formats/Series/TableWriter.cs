using ClusterTools.Files;
using ClusterTools.Formats.Csv;
using ClusterTools.Formats.Parquet.Writing;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Series;

/// <summary>Writes rows of numbers and texts as a table, in the format of the extension.</summary>
public static class TableWriter
{
    /// <summary>Writes a table: the names of the columns, and a row for each record.</summary>
    /// <param name="path">The file: .csv or .csv.gz, text in the invariant culture with an empty cell for null; or .parquet, where a column has the narrowest type that holds all of its
    /// values.</param>
    /// <param name="names">The names of the columns, each once.</param>
    /// <param name="rows">The rows, with a value for each name. For .parquet they are enumerated twice.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Cancellation; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or writing failed.</exception>
    public static void Write(string path, IReadOnlyList<string> names, IEnumerable<IReadOnlyList<object?>> rows, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rows);
        if (IsParquet(path))
            ParquetTableWriter.Write(path, names, rows, overwrite, execution ?? ExecutionOptions.Default);
        else
            CsvTableWriter.Write(path, names, rows, overwrite, execution);
    }

    /// <summary>Checks before any work that a table can be written to a path.</summary>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or its folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsParquet(path))
            WholeFile.RequireWritable(path, overwrite);
        else
            CsvTableWriter.RequireWritable(path, overwrite);
    }

    private static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
}
