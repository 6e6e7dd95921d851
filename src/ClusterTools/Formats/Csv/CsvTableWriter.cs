using System.Globalization;
using System.IO.Compression;
using ClusterTools.Files;
using ClusterTools.Threading;
using CsvHelper;

namespace ClusterTools.Formats.Csv;

/// <summary>Writes rows of numbers and texts as a table.</summary>
public static class CsvTableWriter
{
    private const string Compressed = ".csv.gz";

    /// <summary>Writes a table: the names of the columns, and a line for each row. Numbers are the shortest text that gives the same number, in the invariant culture; null is empty.</summary>
    /// <param name="path">The file, .csv or .csv.gz.</param>
    /// <param name="names">The names of the columns.</param>
    /// <param name="rows">The rows, with a value for each name.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Cancellation; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or writing failed.</exception>
    public static void Write(string path, IReadOnlyList<string> names, IEnumerable<IReadOnlyList<object?>> rows, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rows);
        execution ??= ExecutionOptions.Default;
        RequireWritable(path, overwrite);
        bool compressed = path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
        WholeFile.Write(path, overwrite, stream =>
        {
            if (!compressed)
            {
                Write(stream, names, rows, execution);
                return;
            }

            using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
            Write(gzip, names, rows, execution);
        });
    }

    /// <summary>Checks before any work that a table can be written to a path.</summary>
    /// <exception cref="ArgumentException">The extension is neither .csv nor .csv.gz.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or its folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException(string.Format(SR.TableExtensionUnknown, path), nameof(path));
        WholeFile.RequireWritable(path, overwrite);
    }

    private static void Write(Stream stream, IReadOnlyList<string> names, IEnumerable<IReadOnlyList<object?>> rows, ExecutionOptions execution)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (string name in names)
            writer.WriteField(name);
        writer.EndRecord();
        foreach (var row in rows)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            foreach (object? value in row)
                WriteField(writer, value);
            writer.EndRecord();
        }
    }

    private static void WriteField(CsvWriter writer, object? value)
    {
        switch (value)
        {
            case double number:
                writer.WriteField(number);
                break;
            case float number:
                writer.WriteField(number);
                break;
            case int number:
                writer.WriteField(number);
                break;
            default:
                writer.WriteField(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }
}
