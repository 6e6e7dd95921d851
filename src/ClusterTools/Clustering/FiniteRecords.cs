using ClusterTools.Numerics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>Refuses records that distances cannot be computed of.</summary>
internal static class FiniteRecords
{
    /// <summary>Squares of larger values would overflow in sums.</summary>
    private const double LargestMagnitude = 1e150;

    private const int ChunkValues = 1 << 17;

    /// <summary>Looks at every value.</summary>
    /// <returns>The largest magnitude.</returns>
    /// <exception cref="ArgumentException">Some are NaN, infinite or above 1e150; the message gives their number and the place of the first.</exception>
    public static double Require(SeriesStore store, ExecutionOptions execution)
    {
        if (!store.ElementType.IsFloat())
            return ushort.MaxValue;
        int length = store.Length;
        int rows = Math.Max(1, ChunkValues / length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        var unusable = new int[chunks];
        var largest = new double[chunks];
        var scratches = new double[ChunkedParallel.WorkerCount(chunks, execution)][];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            foreach (double value in store.ReadTile(first, count, (scratches[worker] ??= new double[rows * length]).AsSpan()))
            {
                // Turned round, so that NaN is counted.
                if (!(Math.Abs(value) <= LargestMagnitude))
                    unusable[chunk]++;
                else
                    largest[chunk] = Math.Max(largest[chunk], Math.Abs(value));
            }
        });

        long total = 0;
        foreach (int n in unusable)
            total += n;
        if (total == 0)
            return largest.Max();
        int firstChunk = Array.FindIndex(unusable, n => n > 0);
        int start = firstChunk * rows;
        var tile = store.ReadTile(start, Math.Min(rows, store.Count - start), new double[rows * length].AsSpan());
        int at = 0;
        while (Math.Abs(tile[at]) <= LargestMagnitude)
            at++;
        throw new ArgumentException(string.Format(
            double.IsFinite(tile[at]) ? SR.SeriesTooLarge : SR.SeriesNotFinite, total, start + (at / length), at % length));
    }
}
