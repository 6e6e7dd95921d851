using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Thunder;

/// <summary>Folders of series in Thunder's binary format: conf.json and .bin files of consecutive records: bare in 1.x, each preceded by its keys in 0.6.</summary>
internal static class ThunderSeriesFolder
{
    /// <summary>Reads a folder.</summary>
    /// <remarks>In 1.x, <see cref="SeriesReadOptions.Skip"/> numbers precede each record that the shape does not count (Thunder's own meaning of skip).</remarks>
    public static SeriesSet Read(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        if (!File.Exists(Path.Combine(path, ThunderConfig.FileName)))
            throw new InvalidDataException(string.Format(SR.ThunderNoFolder, path));
        var config = ThunderConfig.Read(path);
        var files = ThunderFolder.DataFiles(path);
        if (files.Count == 0)
            throw new InvalidDataException(string.Format(SR.ThunderNoData, path));
        return config.IsKeyed ? new KeyedRecords(path, config, files).Read(options, execution) : ReadFlat(path, config, files, options, execution);
    }

    /// <summary>Writes a set in the format of 1.x: one .bin file, in the order of the records. Where records of the grid are missing, the rest are written as
    /// records × values, and their places on the grid are lost.</summary>
    public static void Write(SeriesSet series, string path, bool overwrite, ExecutionOptions execution)
    {
        int[] shape = SeriesLayout.AxesOf(series);
        string firstKeys = string.Concat(Enumerable.Repeat("-00000", shape.Length - 1));
        ThunderFolder.Write(path, overwrite, ThunderConfig.Create(shape, series.ElementType), folder =>
            WholeFile.Write(Path.Combine(folder, $"series{firstKeys}.bin"), overwrite: false, stream =>
                SeriesTiles.ForEach(series, execution, bytes => stream.Write(bytes))));
    }

    private static SeriesSet ReadFlat(string path, ThunderConfig config, List<string> files, SeriesReadOptions options, ExecutionOptions execution)
    {
        var element = new SeriesElement(config.ValueType);
        var layout = SeriesLayout.Of(path, config.Shape);
        long recordBytes = checked((layout.Length + options.Skip) * element.Stored.Size);
        long[] counts = RecordCounts(path, files, recordBytes, layout.Count);
        SeriesStore store;
        if (options.MemoryMap)
        {
            if (files.Count > 1)
                throw new ArgumentException(string.Format(SR.MapSeveralFiles, path, files.Count), nameof(options));
            store = FileSeriesStore.Open(files[0], element.Stored, 0, layout, options.Skip);
        }
        else
        {
            var array = SeriesArray.Create(path, element.Type, layout.Count, layout.Length);
            var progress = new ProgressCounter(execution.Progress, SR.ActivityReadSeries, layout.Count * recordBytes);
            long first = 0;
            for (int i = 0; i < files.Count; i++)
            {
                using var stream = new FileStream(files[i], FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
                new FlatRecords(files[i], element, options.Skip, execution.CancellationToken, progress).Read(stream, array, first, counts[i]);
                first += counts[i];
            }

            store = array.ToStore();
        }

        return new SeriesSet(store, layout.Grid) { History = [ImportStep.Of(path, store)] };
    }

    /// <summary>The records of each file; they must be complete, and their total must be the expected number.</summary>
    private static long[] RecordCounts(string path, List<string> files, long recordBytes, long wanted)
    {
        var counts = new long[files.Count];
        for (int i = 0; i < counts.Length; i++)
        {
            long length = new FileInfo(files[i]).Length;
            if (length % recordBytes != 0)
                throw new ImageFormatException(files[i], string.Format(SR.ThunderRecordsNotWhole, length, recordBytes));
            counts[i] = length / recordBytes;
        }

        if (counts.Sum() != wanted)
            throw new InvalidDataException(string.Format(SR.ThunderRecordCount, path, counts.Sum(), wanted));
        return counts;
    }
}
