using ClusterTools.Files;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Npy;

/// <summary>Reads .npy arrays as series: the last axis runs over values, the others over records.</summary>
internal static class NpySeries
{
    public static SeriesSet Read(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        NpyHeader header;
        using (var file = new PositionalFile(path))
            header = NpyHeader.Read(file);
        var layout = SeriesLayout.Of(path, header.Shape);
        int length = layout.LengthAfter(options.Skip);
        SeriesStore store;
        if (options.MemoryMap)
        {
            if (header.FortranOrder)
                throw new ArgumentException(string.Format(SR.MapFortran, path), nameof(options));
            store = FileSeriesStore.Open(path, header.Element, header.DataOffset, layout, options.Skip);
        }
        else
        {
            var array = SeriesArray.Create(path, new SeriesElement(header.Element).Type, layout.Count, length);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            stream.Position = header.DataOffset;
            Load(path, stream, header, layout, array, options.Skip, execution);
            store = array.ToStore();
        }

        return new SeriesSet(store, layout.Grid)
        {
            History = [ImportStep.Of(path, store)],
            Warnings = header.TrailingBytes == 0 ? [] : [new DataWarning("TrailingBytes", $"'{path}': {string.Format(SR.TrailingBytes, header.TrailingBytes)}")],
        };
    }

    /// <summary>Fills an array with the values of a stream.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="stream">At the first value; it need not be able to seek.</param>
    /// <param name="header">How they lie there.</param>
    /// <param name="layout">The records and values.</param>
    /// <param name="array">To be filled.</param>
    /// <param name="skip">Leading values of each record to leave out.</param>
    /// <param name="execution">Cancellation and progress.</param>
    internal static void Load(string path, Stream stream, NpyHeader header, SeriesLayout layout, SeriesArray array, int skip, ExecutionOptions execution)
    {
        var progress = new ProgressCounter(execution.Progress, SR.ActivityReadSeries, header.DataBytes);
        var element = new SeriesElement(header.Element);
        if (header.FortranOrder && header.Shape.Length > 1)
            LoadFortran(path, stream, header, array, skip, execution.CancellationToken, progress);
        else
            new FlatRecords(path, element, skip, execution.CancellationToken, progress).Read(stream, array, 0, layout.Count);
    }

    private static void LoadFortran(
        string path, Stream stream, NpyHeader header, SeriesArray array, int skip, CancellationToken token, ProgressCounter progress)
    {
        // The last axis varies slowest, so leading values are the first part of the file, and the rest is an array of its own.
        long[] shape = (long[])header.Shape.Clone();
        shape[shape.Length - 1] = array.Length;
        long skipped = header.DataBytes / header.Shape[shape.Length - 1] * skip;
        long total = (long)array.Count * array.Length;
        int perChunk = Math.Max(1, (1 << 20) / array.ElementType.Size());
        var run = SeriesArray.Create(path, array.ElementType, 1, perChunk);
        var reader = new FlatRecords(path, new SeriesElement(header.Element), 0, token, progress);
        reader.ReadRun(stream, null, 0, skipped / header.Element.Size);
        for (long first = 0; first < total; first += perChunk)
        {
            int count = (int)Math.Min(perChunk, total - first);
            reader.ReadRun(stream, run, 0, count);
            array.ScatterFortran(run.GetBytes(0, count), first, shape);
        }
    }
}
