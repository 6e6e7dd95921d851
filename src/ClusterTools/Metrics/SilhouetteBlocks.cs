using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The distances behind a silhouette: a chunk of records against all, tile by tile.</summary>
/// <remarks>A tile holds 64 records turned on their side, so that each lane of a vector sums up the distance to one of them in plain order: the width of the vector does not
/// show. Tiles go through the records cluster by cluster; the sum over a cluster is therefore a plain sum in the order of the records.</remarks>
internal sealed class SilhouetteBlocks
{
    private const int TileRecords = 64;
    private const int ChunkRecords = 64;

    private readonly SeriesStore _store;
    private readonly LabelCode _code;
    private readonly int[] _byCluster;

    private SilhouetteBlocks(SeriesStore store, LabelCode code)
    {
        _store = store;
        _code = code;
        _byCluster = [.. Enumerable.Range(0, store.Count)];
        Array.Sort([.. code.Codes.Select((c, i) => ((long)c << 32) | (uint)i)], _byCluster);
    }

    public static double[] Compute(SeriesStore store, LabelCode code, ExecutionOptions execution)
    {
        var blocks = new SilhouetteBlocks(store, code);
        var result = new double[store.Count];
        int chunks = ChunkedParallel.ChunkCount(store.Count, ChunkRecords);
        int workers = ChunkedParallel.WorkerCount(chunks, execution);
        var rows = new WorkerScratch<double>(workers, ChunkRecords * store.Length);
        var tiles = new WorkerScratch<double>(workers, checked(TileRecords * store.Length));
        var singles = new WorkerScratch<double>(workers, store.Length);
        var sums = new WorkerScratch<double>(workers, checked(ChunkRecords * code.Distinct.Length));
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySilhouette, store.Count);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * ChunkRecords;
            int count = Math.Min(ChunkRecords, store.Count - first);
            var chunkRows = store.ReadTile(first, count, rows[worker]);
            double[] chunkSums = sums[worker];
            Array.Clear(chunkSums, 0, chunkSums.Length);
            for (int other = 0; other < store.Count; other += TileRecords)
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                int tileCount = Math.Min(TileRecords, store.Count - other);
                blocks.FillTile(other, tileCount, tiles[worker], singles[worker]);
                for (int i = 0; i < count; i++)
                {
                    var sum = chunkSums.AsSpan(i * code.Distinct.Length, code.Distinct.Length);
                    blocks.AddDistances(chunkRows.Slice(i * store.Length, store.Length), tiles[worker], other, tileCount, sum);
                }
            }

            for (int i = 0; i < count; i++)
            {
                var sum = chunkSums.AsSpan(i * code.Distinct.Length, code.Distinct.Length);
                result[first + i] = Score(sum, code.Codes[first + i], code.Sizes);
            }

            progress.Add(count);
        });
        return result;
    }

    /// <summary>Value v of record j of the tile comes to v·64 + j; places without a record keep what they have and are not read.</summary>
    private void FillTile(int other, int count, double[] tile, double[] scratch)
    {
        for (int j = 0; j < count; j++)
        {
            var record = _store.ReadTile(_byCluster[other + j], 1, scratch);
            for (int v = 0; v < record.Length; v++)
                tile[(v * TileRecords) + j] = record[v];
        }
    }

    private void AddDistances(ReadOnlySpan<double> record, double[] tile, int other, int count, Span<double> sum)
    {
        Span<double> distances = stackalloc double[TileRecords];
        Distances(record, tile, distances);
        for (int j = 0; j < count; j++)
            sum[_code.Codes[_byCluster[other + j]]] += distances[j];
    }

    /// <summary>Four vectors of records at a time, so that their sums stay in registers.</summary>
    private static void Distances(ReadOnlySpan<double> record, double[] tile, Span<double> distances)
    {
        var columns = MemoryMarshal.Cast<double, Vector<double>>(tile);
        var result = MemoryMarshal.Cast<double, Vector<double>>(distances);
        int stride = result.Length;
        for (int j = 0; j < stride; j += 4)
        {
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            int at = j;
            foreach (double value in record)
            {
                var wide = new Vector<double>(value);
                var part = columns.Slice(at, 4);
                var d0 = wide - part[0];
                var d1 = wide - part[1];
                var d2 = wide - part[2];
                var d3 = wide - part[3];
                sum0 += d0 * d0;
                sum1 += d1 * d1;
                sum2 += d2 * d2;
                sum3 += d3 * d3;
                at += stride;
            }

            result[j] = Vector.SquareRoot(sum0);
            result[j + 1] = Vector.SquareRoot(sum1);
            result[j + 2] = Vector.SquareRoot(sum2);
            result[j + 3] = Vector.SquareRoot(sum3);
        }
    }

    private static double Score(ReadOnlySpan<double> sums, int own, int[] sizes)
    {
        if (sizes[own] == 1)
            return 0;
        // The record's distance to itself is 0, so it is in the sum but not among the others.
        double a = sums[own] / (sizes[own] - 1);
        double b = double.PositiveInfinity;
        for (int c = 0; c < sums.Length; c++)
        {
            if (c != own)
                b = Math.Min(b, sums[c] / sizes[c]);
        }

        double larger = Math.Max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }
}
