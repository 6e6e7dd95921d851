using System.IO.Compression;
using System.Runtime.InteropServices;
using ClusterTools.Formats.Records;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Npy;

/// <summary>Writes sets of series as arrays of an .npz archive, uncompressed as <c>numpy.savez</c> does.</summary>
internal static class NpzWriter
{
    // The same arrays give the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes sets, each with its labels where they are known.</summary>
    public static void Write(Stream stream, IReadOnlyList<KeyValuePair<string, SeriesSet>> sets, ExecutionOptions execution)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, series) in sets.Select(set => (set.Key, set.Value)))
        {
            using (var entry = Open(archive, name))
            {
                var writer = new NpySeriesWriter(entry, series.ElementType, SeriesLayout.AxesOf(series));
                SeriesTiles.ForEach(series, execution, writer.Append);
                writer.Complete();
            }

            if (series.Truth is not { } labels)
                continue;
            using var truth = Open(archive, NpzSeries.LabelsOf(name));
            NpyFile.Write(truth, ElementType.Int32, [labels.Length], MemoryMarshal.AsBytes(labels.AsSpan()));
        }
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
