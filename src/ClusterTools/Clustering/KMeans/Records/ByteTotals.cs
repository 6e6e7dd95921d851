using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>The profile of byte records, in integers: exact in any order, and as fast as the records can be read.</summary>
internal sealed class ByteTotals(int length) : IMergeable<ByteTotals>
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>The sum of each column.</summary>
    public long[] Sums { get; } = new long[length];

    /// <summary>The sum of the squares of all values.</summary>
    public long Squares { get; private set; }

    /// <summary>The largest value.</summary>
    public byte Largest { get; private set; }

    /// <summary>Sums up the records of a store.</summary>
    public static ByteTotals Of(SeriesStore store, ExecutionOptions execution)
    {
        int length = store.Length;
        int rows = Math.Max(1, ChunkBytes / length);
        int chunks = ChunkedParallel.ChunkCount(store.Count, rows);
        var moments = new ByteMoments?[ChunkedParallel.WorkerCount(chunks, execution)];
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            (moments[worker] ??= new ByteMoments(length)).Add(store.GetBytes(chunk * rows, Math.Min(rows, store.Count - (chunk * rows)))));
        var totals = new ByteTotals(length);
        foreach (var part in moments)
        {
            totals.Largest = Math.Max(totals.Largest, part?.Largest ?? 0);
            part?.AddSums(totals.Sums);
            totals.Squares += part?.Squares ?? 0;
        }

        return totals;
    }

    /// <inheritdoc/>
    public void Merge(ByteTotals next)
    {
        Largest = Math.Max(Largest, next.Largest);
        Squares += next.Squares;
        for (int j = 0; j < Sums.Length; j++)
            Sums[j] += next.Sums[j];
    }
}
