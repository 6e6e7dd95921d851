using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Idx;

/// <summary>IDX files (.gz or plain), the format of MNIST and its kin.</summary>
public static class IdxFile
{
    /// <summary>Reads a file of labels: one axis, integers.</summary>
    /// <exception cref="ImageFormatException">The file is malformed, or holds anything else.</exception>
    public static int[] ReadLabels(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var input = IdxInput.Open(path, CancellationToken.None);
        var type = input.Header.Element.Type;
        if (input.Header.Shape.Length != 1 || type.IsFloat())
            throw new ImageFormatException(path, string.Format(SR.IdxNoLabels, string.Join("x", input.Header.Shape), type));
        var values = ReadSeries(path, new SeriesReadOptions(), ExecutionOptions.Default);
        var labels = new int[values.Count];
        var scratch = new double[Math.Min(labels.Length, 4096)];
        for (int first = 0; first < labels.Length; first += scratch.Length)
        {
            int count = Math.Min(scratch.Length, labels.Length - first);
            var tile = values.Store.ReadTile(first, count, scratch);
            for (int i = 0; i < count; i++)
                labels[first + i] = (int)tile[i];
        }

        return labels;
    }

    /// <summary>A record for each entry of the first axis, whose values are all the others; a file of one axis has one value a record.</summary>
    internal static SeriesSet ReadSeries(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        var input = IdxInput.Open(path, execution.CancellationToken);
        var header = input.Header;
        var layout = SeriesLayout.Of(path, [header.Shape[0], header.Count / header.Shape[0]]);
        int length = layout.LengthAfter(options.Skip);
        SeriesStore store;
        if (options.MemoryMap)
        {
            if (input.IsCompressed)
                throw new ArgumentException(string.Format(SR.MapCompressed, path), nameof(options));
            store = FileSeriesStore.Open(path, header.Element, header.DataOffset, layout, options.Skip);
        }
        else
        {
            var element = new SeriesElement(header.Element);
            var array = SeriesArray.Create(path, element.Type, layout.Count, length);
            var progress = new ProgressCounter(execution.Progress, SR.ActivityReadSeries, header.DataBytes);
            input.Read(stream => new FlatRecords(path, element, options.Skip, execution.CancellationToken, progress).Read(stream, array, 0, layout.Count));
            store = array.ToStore();
        }

        return new SeriesSet(store) { History = [ImportStep.Of(path, store)] };
    }

    /// <summary>Writes a set as records × values.</summary>
    /// <exception cref="ArgumentException">IDX has no such type (UInt16).</exception>
    internal static void WriteSeries(Stream stream, SeriesSet series, ExecutionOptions execution)
    {
        byte[] header = IdxHeader.Create(series.ElementType, [series.Count, series.Length]);
        stream.Write(header, 0, header.Length);
        var stored = new StoredElement(series.ElementType, BigEndian: true);
        byte[] swapped = [];
        SeriesTiles.ForEach(series, execution, bytes =>
        {
            if (swapped.Length < bytes.Length)
                swapped = new byte[bytes.Length];
            stored.Decode(bytes, swapped);
            stream.Write(swapped, 0, bytes.Length);
        });
    }
}
