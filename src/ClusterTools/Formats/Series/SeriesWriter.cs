using System.IO.Compression;
using ClusterTools.Files;
using ClusterTools.Formats.Csv;
using ClusterTools.Formats.Idx;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Parquet.Writing;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Thunder;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Series;

/// <summary>Writes sets of series; files and folders are whole or absent.</summary>
/// <remarks>
/// <para>The path determines the format: .csv or .csv.gz (a table), .parquet (a table of columns), .npy (NumPy), .npz (an archive of NumPy arrays: X and, where the labels are known, y), .idx or .idx.gz; a path without an extension, one that ends with a separator, and a
/// existing folder: a folder in Thunder's binary format (1.x). Values keep the set's type; a table has them as text that reads back to the same.</para>
/// <para>.npy and Thunder keep the grid where every record of it is there, as leading axes (rows × columns, or planes × rows × columns). Of a set from which
/// records were left out they hold records × values; as in the other formats, the places on the grid are lost.</para>
/// </remarks>
public static class SeriesWriter
{
    /// <summary>Writes a set.</summary>
    /// <param name="series">The set.</param>
    /// <param name="path">The file or folder to make.</param>
    /// <param name="overwrite">Whether an existing file is replaced; of folders, only those with such data and nothing else.</param>
    /// <param name="execution">Cancellation and progress (in records).</param>
    /// <exception cref="ArgumentException">The extension is not that of a known format, or the format has no such type.</exception>
    /// <exception cref="IOException">The target exists and may not be replaced, or writing failed.</exception>
    public static void Write(SeriesSet series, string path, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(path);
        execution ??= ExecutionOptions.Default;
        if (IsFolder(path))
        {
            ThunderSeriesFolder.Write(series, path, overwrite, execution);
            return;
        }

        if (IsArchive(path))
        {
            WriteArchive([new KeyValuePair<string, SeriesSet>(NpzSeries.Values, series)], path, overwrite, execution);
            return;
        }

        var write = RequireWriter(path, out bool compressed);
        WholeFile.Write(path, overwrite, stream =>
        {
            if (!compressed)
            {
                write(stream, series, execution);
                return;
            }

            using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
            write(gzip, series, execution);
        });
    }

    /// <summary>Checks before any work that a set can be written to a path.</summary>
    /// <exception cref="ArgumentException">The extension is not that of a known format.</exception>
    /// <exception cref="IOException">The target exists and may not be replaced, or its folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsFolder(path))
        {
            ThunderFolder.RequireWritable(path, overwrite);
            return;
        }

        if (!IsArchive(path))
            RequireWriter(path, out _);
        WholeFile.RequireWritable(path, overwrite);
    }

    /// <summary>Writes several sets into one .npz archive.</summary>
    /// <param name="sets">The sets under the names of their arrays. The labels of a set, where they are known, are an array of the same name with _y (of X: y).</param>
    /// <param name="path">The file to make.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Cancellation and progress (in records).</param>
    /// <exception cref="ArgumentException">The extension is another, there is no set, or two arrays would have one name.</exception>
    /// <exception cref="IOException">The target exists and may not be replaced, or writing failed.</exception>
    public static void WriteArchive(IReadOnlyList<KeyValuePair<string, SeriesSet>> sets, string path, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(path);
        if (!IsArchive(path))
            throw new ArgumentException(string.Format(SR.MemberOfArchive, path), nameof(path));
        if (sets.Count == 0)
            throw new ArgumentException(SR.SeriesEmpty, nameof(sets));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (string.IsNullOrWhiteSpace(set.Key) || set.Key.IndexOfAny(['/', '\\', '\0']) >= 0)
                throw new ArgumentException(string.Format(SR.NpzNameInvalid, set.Key), nameof(sets));
            if (!names.Add(set.Key) || (set.Value.Truth is not null && !names.Add(NpzSeries.LabelsOf(set.Key))))
                throw new ArgumentException(string.Format(SR.NpzNameTwice, set.Key), nameof(sets));
        }

        WholeFile.Write(path, overwrite, stream => NpzWriter.Write(stream, sets, execution ?? ExecutionOptions.Default));
    }

    /// <summary>Whether a path is that of an archive, which may hold several sets.</summary>
    public static bool IsArchive(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !Directory.Exists(path) && HasExtension(path, ".npz");
    }

    private static Action<Stream, SeriesSet, ExecutionOptions> RequireWriter(string path, out bool compressed)
    {
        compressed = HasExtension(path, ".gz");
        return WriterFor(compressed ? path.Substring(0, path.Length - 3) : path, compressed)
            ?? throw new ArgumentException(string.Format(SR.SeriesExtensionUnknown, path), nameof(path));
    }

    private static Action<Stream, SeriesSet, ExecutionOptions>? WriterFor(string path, bool compressed) =>
        HasExtension(path, ".csv") ? CsvSeriesWriter.Write
        : HasExtension(path, ".parquet") && !compressed ? ParquetSeriesWriter.Write
        : HasExtension(path, ".npy") ? WriteNpy
        : HasExtension(path, ".idx") ? IdxFile.WriteSeries
        : null;

    private static void WriteNpy(Stream stream, SeriesSet series, ExecutionOptions execution)
    {
        var writer = new NpySeriesWriter(stream, series.ElementType, SeriesLayout.AxesOf(series));
        SeriesTiles.ForEach(series, execution, writer.Append);
        writer.Complete();
    }

    private static bool IsFolder(string path) =>
        Directory.Exists(path) || Path.GetExtension(path).Length == 0 || path.EndsWith(Path.DirectorySeparatorChar) || path.EndsWith(Path.AltDirectorySeparatorChar);

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
