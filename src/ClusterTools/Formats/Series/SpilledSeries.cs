using ClusterTools.Files;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Records;
using ClusterTools.Images;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Stores;
using ClusterTools.Series.Transforms;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Series;

/// <summary>Makes sets of series whose values go to a .npy file part by part and stay there, so that they may exceed memory.</summary>
/// <remarks>The file is written whole or not at all, and has the form that <see cref="SeriesWriter"/> writes: <see cref="SeriesReader"/> reads it back, in memory or in place. The set needs it
/// as long as it is used.</remarks>
public static class SpilledSeries
{
    private const int PartBytes = 1 << 25;

    /// <summary>Makes series from a stack and preprocesses them (<see cref="SeriesBuilder.FromStack"/>, then <see cref="SeriesPreprocessing.Apply"/>), writing the result to a file.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="path">The .npy file to make.</param>
    /// <param name="recordKind">What a record is.</param>
    /// <param name="preprocessing">What is done to each record; null for nothing.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The path does not end in .npy, or an option is out of its range.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or writing failed.</exception>
    public static SeriesSet FromStack(ImageStack stack, string path, RecordKind recordKind = RecordKind.Voxel, SeriesPreprocessing? preprocessing = null, bool overwrite = false,
        ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        preprocessing ??= new SeriesPreprocessing();
        var parts = new StackRecords(stack, recordKind);
        return Create(path, overwrite, parts.Count, parts.Length, (first, count, quiet) => preprocessing.Apply(parts.Make(first, count, quiet), quiet), new Places(parts.Grid, null, parts.Truth), execution);
    }

    /// <summary>Transforms a set into a file.</summary>
    /// <param name="set">The set.</param>
    /// <param name="path">The .npy file to make.</param>
    /// <param name="transform">What is done, record by record: it is called for some records at a time.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The path does not end in .npy.</exception>
    /// <exception cref="IOException">The file exists and may not be replaced, or writing failed.</exception>
    public static SeriesSet FromSeries(SeriesSet set, string path, Func<SeriesSet, ExecutionOptions, SeriesSet> transform, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(transform);
        return Create(path, overwrite, set.Count, set.Length, Part, new Places(set.Shape, set.IsComplete ? null : set.Positions, set.Truth) { SourceObjects = set.SourceObjects }, execution);

        SeriesSet Part(int first, int count, ExecutionOptions quiet)
        {
            int[] rows = [.. Enumerable.Range(first, count)];
            return transform(DerivedSeries.SomeRecords(set, new SelectedSeriesStore(set.Store, rows), rows), quiet);
        }
    }

    /// <summary>Writes a file of parts and makes the set over it. What is known of the values comes from the first part.</summary>
    private static SeriesSet Create(string path, bool overwrite, int count, int length, Func<int, int, ExecutionOptions, SeriesSet> make, Places places, ExecutionOptions? execution)
    {
        ArgumentNullException.ThrowIfNull(path);
        execution ??= ExecutionOptions.Default;
        if (!path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException(string.Format(SR.SpillNeedsNpy, path));
        var quiet = new ExecutionOptions { ThreadCount = execution.ThreadCount, CancellationToken = execution.CancellationToken };
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteSeries, count);
        var warnings = new RecordWarnings(countConstant: true);
        int rows = (int)Math.Max(1, Math.Min(count, PartBytes / ((long)length * sizeof(double))));
        SeriesSet? start = null;
        WholeFile.Write(path, overwrite, stream =>
        {
            NpySeriesWriter? writer = null;
            for (int first = 0; first < count; first += rows)
            {
                var part = make(first, Math.Min(rows, count - first), quiet);
                start ??= part;
                writer ??= new NpySeriesWriter(stream, part.ElementType, SeriesLayout.AxesOf(places.Positions is null ? places.Grid : null, count, part.Length));
                SeriesTiles.ForEach(part, quiet, writer.Append);
                warnings.Add(part.Warnings);
                progress.Add(part.Count);
            }

            writer!.Complete();
        });
        var store = SeriesReader.Read(path, new SeriesReadOptions { MemoryMap = true }, quiet).Store;
        return new SeriesSet(store, places.Grid, places.Positions)
        {
            Index = start!.Index,
            ValueNames = start.ValueNames,
            Truth = places.Truth,
            History = start.History,
            Pipeline = start.Pipeline,
            SourceObjects = places.SourceObjects,
            Warnings = warnings.Update(start.Warnings, count),
        };
    }

    private sealed record Places(GridShape? Grid, int[]? Positions, int[]? Truth)
    {
        public IReadOnlyList<object>? SourceObjects { get; init; }
    }
}
