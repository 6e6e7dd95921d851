using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>The nearest of all centroids for 64 short records (such as colours): the records stay in registers, and scores are never stored.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class FewColumnsKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>The maximum number of columns.</summary>
    public const int MaximumColumns = 8;

    /// <summary>The number of columns after padding with zeros.</summary>
    public static int PaddedColumns(int columns) => columns <= 4 ? 4 : MaximumColumns;

    /// <summary>Finds the best and second-best centroids.</summary>
    /// <param name="x">The records: column by column, 64 values each.</param>
    /// <param name="c">−2·c': centroid by centroid, each padded.</param>
    /// <param name="squaredNorms">|c'|² of each.</param>
    /// <param name="centroids">The number of centroids.</param>
    /// <param name="paddedColumns">4 or 8.</param>
    /// <param name="nearest">Receives the result.</param>
    public static void Run(float* x, float* c, float* squaredNorms, int centroids, int paddedColumns, NearestState nearest)
    {
        if (paddedColumns == 4)
            FourColumns(x, c, squaredNorms, centroids, nearest);
        else
            EightColumns(x, c, squaredNorms, centroids, nearest);
    }

    /// <summary>Two vectors of records at a time, which share the broadcast centroid.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void FourColumns(float* x, float* c, float* squaredNorms, int centroids, NearestState nearest)
    {
        const int Size = RecordGroup.Size;
        var ops = default(TOps);
        int w = ops.Count;
        for (int r = 0; r < Size; r += 2 * w)
        {
            TVector x0 = ops.Load(x + r), x1 = ops.Load(x + r + Size), x2 = ops.Load(x + r + (2 * Size)), x3 = ops.Load(x + r + (3 * Size));
            TVector y0 = ops.Load(x + r + w), y1 = ops.Load(x + r + w + Size), y2 = ops.Load(x + r + w + (2 * Size)), y3 = ops.Load(x + r + w + (3 * Size));
            var best0 = ops.Broadcast(float.PositiveInfinity);
            var best1 = best0;
            var second0 = best0;
            var second1 = best0;
            var index0 = ops.Zero;
            var index1 = index0;
            var k = index0;
            float* from = c;
            for (int q = 0; q < centroids; q++, from += 4)
            {
                var c0 = ops.Broadcast(from[0]);
                var score0 = ops.Multiply(c0, x0);
                var score1 = ops.Multiply(c0, y0);
                var c1 = ops.Broadcast(from[1]);
                score0 = ops.MultiplyAdd(c1, x1, score0);
                score1 = ops.MultiplyAdd(c1, y1, score1);
                var c2 = ops.Broadcast(from[2]);
                score0 = ops.MultiplyAdd(c2, x2, score0);
                score1 = ops.MultiplyAdd(c2, y2, score1);
                var c3 = ops.Broadcast(from[3]);
                score0 = ops.MultiplyAdd(c3, x3, score0);
                score1 = ops.MultiplyAdd(c3, y3, score1);
                var norm = ops.Broadcast(squaredNorms[q]);
                score0 = ops.Add(score0, norm);
                score1 = ops.Add(score1, norm);
                index0 = ops.SelectLess(score0, best0, k, index0);
                index1 = ops.SelectLess(score1, best1, k, index1);
                second0 = ops.Min(second0, ops.Max(score0, best0));
                second1 = ops.Min(second1, ops.Max(score1, best1));
                best0 = ops.Min(best0, score0);
                best1 = ops.Min(best1, score1);
                k = ops.Add(k, ops.Broadcast(1));
            }

            Put(best0, second0, index0, nearest, r);
            Put(best1, second1, index1, nearest, r + w);
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private static void EightColumns(float* x, float* c, float* squaredNorms, int centroids, NearestState nearest)
    {
        const int Size = RecordGroup.Size;
        var ops = default(TOps);
        for (int r = 0; r < Size; r += ops.Count)
        {
            TVector x0 = ops.Load(x + r), x1 = ops.Load(x + r + Size), x2 = ops.Load(x + r + (2 * Size)), x3 = ops.Load(x + r + (3 * Size));
            TVector x4 = ops.Load(x + r + (4 * Size)), x5 = ops.Load(x + r + (5 * Size)), x6 = ops.Load(x + r + (6 * Size)), x7 = ops.Load(x + r + (7 * Size));
            var best = ops.Broadcast(float.PositiveInfinity);
            var second = best;
            var index = ops.Zero;
            var k = index;
            float* from = c;
            for (int q = 0; q < centroids; q++, from += MaximumColumns)
            {
                // Two chains, added at the end: half the latency.
                var even = ops.Multiply(ops.Broadcast(from[0]), x0);
                var odd = ops.Multiply(ops.Broadcast(from[1]), x1);
                even = ops.MultiplyAdd(ops.Broadcast(from[2]), x2, even);
                odd = ops.MultiplyAdd(ops.Broadcast(from[3]), x3, odd);
                even = ops.MultiplyAdd(ops.Broadcast(from[4]), x4, even);
                odd = ops.MultiplyAdd(ops.Broadcast(from[5]), x5, odd);
                even = ops.MultiplyAdd(ops.Broadcast(from[6]), x6, even);
                odd = ops.MultiplyAdd(ops.Broadcast(from[7]), x7, odd);
                var score = ops.Add(ops.Add(even, odd), ops.Broadcast(squaredNorms[q]));
                index = ops.SelectLess(score, best, k, index);
                second = ops.Min(second, ops.Max(score, best));
                best = ops.Min(best, score);
                k = ops.Add(k, ops.Broadcast(1));
            }

            Put(best, second, index, nearest, r);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TVector best, TVector second, TVector index, NearestState nearest, int at)
    {
        default(TOps).Store(best, nearest.Best + at);
        default(TOps).Store(second, nearest.Second + at);
        default(TOps).Store(index, nearest.Index + at);
    }
}
