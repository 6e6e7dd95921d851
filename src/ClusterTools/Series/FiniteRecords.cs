using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Rejects records for which distances cannot be computed: NaN, infinite or too large.</summary>
internal static class FiniteRecords
{
    /// <summary>The squares of larger values could overflow when summed.</summary>
    private const double LargestMagnitude = 1e150;

    private const int ChunkValues = 1 << 17;

    /// <summary>Checks every value.</summary>
    /// <returns>An upper bound of the values' magnitude.</returns>
    /// <exception cref="ArgumentException">Some values are NaN, infinite or above 1e150 in magnitude; the message gives their count and the position of the first.</exception>
    public static double Require(SeriesStore store, ExecutionOptions execution)
    {
        double largest = LargestOf(store, execution);
        if (!Accepts(largest))
            throw Refused(store, 0, execution.CancellationToken).ToException();
        return largest;
    }

    /// <summary>Whether distances can be computed for values up to this magnitude; false for NaN.</summary>
    public static bool Accepts(double largest) => largest <= LargestMagnitude;

    /// <summary>An upper bound of the values' magnitude; NaN if any value is NaN.</summary>
    public static double LargestOf(SeriesStore store, ExecutionOptions execution)
    {
        if (!store.ElementType.IsFloat())
            return LargestOf(store.ElementType);
        int length = store.Length;
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        var largest = new double[chunks];
        bool single = store.ElementType == ElementType.Float32;
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        int room = store is ArraySeriesStore<float> or ArraySeriesStore<double> ? 0 : Math.Min(rows, store.Count) * length;
        var singles = new WorkerScratch<float>(workers, single ? room : 0);
        var doubles = new WorkerScratch<double>(workers, single ? 0 : room);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            largest[chunk] = single
                ? Columns.LargestMagnitude(store.ReadTile(first, count, singles[worker].AsSpan()))
                : Columns.LargestMagnitude(store.ReadTile(first, count, doubles[worker].AsSpan()));
        });

        double result = 0;
        foreach (double magnitude in largest)
            result = Math.Max(result, magnitude);
        return result;
    }

    /// <summary>An upper bound of the magnitude of any value of an integer type.</summary>
    public static double LargestOf(ElementType type)
    {
        var (low, high) = type.Range();
        return Math.Max(-low, high);
    }

    /// <summary>The indices of the records without NaN or infinite values; null if that is all of them.</summary>
    public static int[]? Find(SeriesStore store, ExecutionOptions execution)
    {
        if (!store.ElementType.IsFloat())
            return null;
        int length = store.Length;
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        var scratches = new WorkerScratch<double>(ChunkedParallel.WorkerCount(chunks, execution), Math.Min(rows, store.Count) * length);
        var left = new List<int>[chunks];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            var tile = store.ReadTile(first, count, scratches[worker].AsSpan());
            var found = left[chunk] = [];
            if (double.IsFinite(Columns.LargestMagnitude(tile)))
                return;
            for (int i = 0; i < count; i++)
            {
                if (!double.IsFinite(Columns.LargestMagnitude(tile.Slice(i * length, length))))
                    found.Add(first + i);
            }
        });
        var skipped = new HashSet<int>(left.SelectMany(found => found));
        return skipped.Count == 0 ? null : [.. Enumerable.Range(0, store.Count).Where(i => !skipped.Contains(i))];
    }

    /// <summary>The set of the records without NaN or infinite values, at their positions; the same object if that is all of them.</summary>
    /// <param name="series">The whole set.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <param name="kept">The indices of the kept records; null if that is all of them.</param>
    /// <exception cref="ArgumentException">No record is left.</exception>
    public static SeriesSet Select(SeriesSet series, ExecutionOptions execution, out int[]? kept)
    {
        kept = Find(series.Store, execution);
        if (kept is null)
            return series;
        return kept.Length > 0
            ? DerivedSeries.SomeRecords(series, new SelectedSeriesStore(series.Store, kept), kept)
            : throw new ArgumentException(string.Format(SR.AllRecordsNonFinite, series.Count));
    }

    /// <summary>The warning that records were left out.</summary>
    public static DataWarning Skipped(int kept, int count) => new("NonFiniteSkipped", string.Format(SR.NonFiniteSkipped, count - kept, count));

    /// <summary>Finds the values that are not finite, or too large.</summary>
    /// <param name="store">The records.</param>
    /// <param name="firstRow">The index to report for the first record.</param>
    /// <param name="token">Cancels.</param>
    public static RefusedValues Refused(SeriesStore store, int firstRow, CancellationToken token)
    {
        int rows = Math.Max(1, ChunkValues / store.Length);
        var refused = new RefusedValues();
        var scratch = new double[Math.Min(rows, store.Count) * store.Length];
        for (int first = 0; first < store.Count; first += rows)
        {
            token.ThrowIfCancellationRequested();
            var tile = store.ReadTile(first, Math.Min(rows, store.Count - first), scratch.AsSpan());
            for (int i = 0; i < tile.Length; i++)
            {
                if (!Accepts(Math.Abs(tile[i])))
                    refused.Add(firstRow + first + (i / store.Length), i % store.Length, tile[i]);
            }
        }

        return refused;
    }
}
