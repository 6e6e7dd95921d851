using ClusterTools.Formats.Compression;
using ClusterTools.Formats.Csv;
using ClusterTools.Formats.Idx;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Parquet;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Tables;
using ClusterTools.Formats.Thunder;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Series;

/// <summary>Reads sets of series: tables (.csv, also compressed, and Parquet), NumPy arrays and archives of them, IDX files and folders in Thunder's binary format.</summary>
/// <remarks>A file's first bytes determine its format, not its name. Values keep the type of the file where a set can hold it (UInt8, UInt16, Int16, Float32, Float64);
/// Int8 becomes Int16, wider integers become Float64, and so do the numbers of a table. Arrays of three or four axes give the records their grid: rows × columns ×
/// values, or planes × rows × columns × values.</remarks>
public static class SeriesReader
{
    private const int HeaderLength = 64;

    /// <summary>Reads a file or a folder.</summary>
    /// <param name="path">The file, or the folder of a Thunder data set.</param>
    /// <param name="options">What to read; null for everything.</param>
    /// <param name="execution">Cancellation and progress (in bytes).</param>
    /// <exception cref="ImageFormatException">A binary file is malformed or too large.</exception>
    /// <exception cref="InvalidDataException">A table or a conf.json is malformed.</exception>
    /// <exception cref="ArgumentException">An option does not apply to the file.</exception>
    public static SeriesSet Read(string path, SeriesReadOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new SeriesReadOptions();
        execution ??= ExecutionOptions.Default;
        if (options.Skip < 0 || options.SkipRows < 0)
            throw new ArgumentOutOfRangeException(nameof(options), string.Format(SR.ValueTooSmall, options.Skip < 0 ? nameof(options.Skip) : nameof(options.SkipRows), Math.Min(options.Skip, options.SkipRows), 0));
        if (Directory.Exists(path))
        {
            RequireNoTableOptions(path, options);
            return ThunderSeriesFolder.Read(path, options, execution);
        }

        byte[] start = ReadStart(path);
        if (start.Length == 0)
            throw new InvalidDataException($"'{path}': {SR.FileEmpty}");
        if (NpzSeries.Recognizes(start))
        {
            RequireNoTableOptions(path, options);
            return NpzSeries.Read(path, options, execution);
        }

        if (options.Member is not null)
            throw new ArgumentException(string.Format(SR.MemberOfArchive, path), nameof(options));
        if (NpyHeader.Recognizes(start) || IdxHeader.Recognizes(start))
        {
            RequireNoTableOptions(path, options);
            return NpyHeader.Recognizes(start) ? NpySeries.Read(path, options, execution) : IdxFile.ReadSeries(path, options, execution);
        }

        if (ParquetFile.Recognizes(start))
        {
            if (options.HasTextOptions)
                throw new ArgumentException(string.Format(SR.ParquetTextOptions, path), nameof(options));
            if (options.MemoryMap)
                throw new ArgumentException(string.Format(SR.MapParquet, path), nameof(options));
            return ParquetSeriesReader.Read(path, options, execution);
        }

        if (!TableText.MayBe(start))
            throw new InvalidDataException(string.Format(SR.SeriesFormatUnknown, path));
        if (options.MemoryMap)
            throw new ArgumentException(string.Format(SR.MapTable, path), nameof(options));
        return CsvSeriesReader.Read(path, options, execution);
    }

    /// <summary>The names of a table's columns as they would be read; none for another file and for a table without names.</summary>
    internal static IReadOnlyList<string> ReadColumnNames(string path, SeriesReadOptions options)
    {
        byte[] start = ReadStart(path);
        if (ParquetFile.Recognizes(start))
            return ParquetSeriesReader.ReadColumnNames(path);
        return start.Length == 0 || NpyHeader.Recognizes(start) || IdxHeader.Recognizes(start) || !TableText.MayBe(start) ? [] : TableInspection.Of(path, options).Names;
    }

    /// <summary>The first bytes of a file, unpacked.</summary>
    private static byte[] ReadStart(string path)
    {
        var start = new byte[HeaderLength];
        try
        {
            using var stream = GzipInput.Open(path);
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return start.AsSpan(0, read).ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"'{path}': {e.Message}", e);
        }
    }

    private static void RequireNoTableOptions(string path, SeriesReadOptions options)
    {
        if (options.HasTableOptions)
            throw new ArgumentException(string.Format(SR.TableOptions, path), nameof(options));
    }
}
