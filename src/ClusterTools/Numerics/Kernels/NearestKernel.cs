using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>Updates, for 64 records, the best and second-best scores and the index of the best centroid.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class NearestKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>Merges the scores of some centroids.</summary>
    /// <param name="dots">−2·x'·c': centroid by centroid, 64 values each.</param>
    /// <param name="squaredNorms">|c'|² of each centroid.</param>
    /// <param name="firstCentroid">The index of the first of them.</param>
    /// <param name="centroids">The number of these centroids.</param>
    /// <param name="nearest">The current state; updated.</param>
    [MethodImpl(KernelLoop.Options)]
    public static void Update(float* dots, float* squaredNorms, int firstCentroid, int centroids, NearestState nearest)
    {
        var ops = default(TOps);
        for (int r = 0; r < RecordGroup.Size; r += 2 * ops.Count)
        {
            int s = r + ops.Count;
            var best0 = ops.Load(nearest.Best + r);
            var best1 = ops.Load(nearest.Best + s);
            var second0 = ops.Load(nearest.Second + r);
            var second1 = ops.Load(nearest.Second + s);
            var index0 = ops.Load(nearest.Index + r);
            var index1 = ops.Load(nearest.Index + s);
            var one = ops.Broadcast(1);
            var k = ops.Broadcast(firstCentroid);
            float* dot = dots + r;
            for (int q = 0; q < centroids; q++, dot += RecordGroup.Size)
            {
                var norm = ops.Broadcast(squaredNorms[q]);
                var score0 = ops.Add(ops.Load(dot), norm);
                var score1 = ops.Add(ops.Load(dot + ops.Count), norm);
                index0 = ops.SelectLess(score0, best0, k, index0);
                index1 = ops.SelectLess(score1, best1, k, index1);
                second0 = ops.Min(second0, ops.Max(score0, best0));
                second1 = ops.Min(second1, ops.Max(score1, best1));
                best0 = ops.Min(best0, score0);
                best1 = ops.Min(best1, score1);
                k = ops.Add(k, one);
            }

            ops.Store(best0, nearest.Best + r);
            ops.Store(best1, nearest.Best + s);
            ops.Store(second0, nearest.Second + r);
            ops.Store(second1, nearest.Second + s);
            ops.Store(index0, nearest.Index + r);
            ops.Store(index1, nearest.Index + s);
        }
    }

    /// <summary>Sets <see cref="NearestState.Gap"/>: the second-best score less the best, less the margin that makes the best certain.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void Gaps(float* squaredNorms, in ScoreMargin margin, NearestState nearest)
    {
        var ops = default(TOps);
        var product = ops.Broadcast(margin.Product);
        var square = ops.Broadcast(margin.Square);
        var absolute = ops.Broadcast(margin.Absolute);
        var doubleError = ops.Broadcast(margin.DoubleError);
        var largest = ops.Broadcast(margin.LargestNorm);
        var farFactor = ops.Broadcast(margin.FarFactor);
        for (int r = 0; r < RecordGroup.Size; r += ops.Count)
        {
            var squared = ops.Load(squaredNorms + r);
            var best = ops.Load(nearest.Best + r);
            var norm = ops.Sqrt(squared);
            var distance = ops.Max(ops.Zero, ops.Add(squared, best));
            distance = ops.Sqrt(ops.MultiplyAdd(ops.Broadcast(1.01f), distance, ops.Multiply(ops.Broadcast(0.01f), squared)));
            var far = ops.Min(largest, ops.Multiply(farFactor, ops.Max(norm, distance)));
            var sum = ops.Add(norm, far);
            var need = ops.Multiply(far, ops.MultiplyAdd(product, norm, ops.Multiply(square, far)));
            need = ops.Add(ops.MultiplyAdd(doubleError, ops.Multiply(sum, sum), need), absolute);
            ops.Store(ops.Subtract(ops.Subtract(ops.Load(nearest.Second + r), best), need), nearest.Gap + r);
        }
    }
}
