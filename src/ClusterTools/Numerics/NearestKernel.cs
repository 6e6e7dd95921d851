using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics;

/// <summary>Keeps, for 64 records, the best and the second-best score and the number of the best centroid.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
internal static unsafe class NearestKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>Takes the scores of some centroids in.</summary>
    /// <param name="dots">−2·x'·c': centroid after centroid, 64 values each.</param>
    /// <param name="squaredNorms">|c'|² of each centroid.</param>
    /// <param name="firstCentroid">The number of the first of them.</param>
    /// <param name="centroids">How many.</param>
    /// <param name="nearest">The state so far, changed.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Update(float* dots, float* squaredNorms, int firstCentroid, int centroids, NearestState nearest)
    {
        var ops = default(TOps);
        for (int r = 0; r < RecordGroup.Size; r += ops.Count)
        {
            var best = ops.Load(nearest.Best + r);
            var second = ops.Load(nearest.Second + r);
            var index = ops.Load(nearest.Index + r);
            float* dot = dots + r;
            for (int q = 0; q < centroids; q++, dot += RecordGroup.Size)
            {
                var score = ops.Add(ops.Load(dot), ops.Broadcast(squaredNorms[q]));
                index = ops.SelectLess(score, best, ops.Broadcast(firstCentroid + q), index);
                second = ops.Min(second, ops.Max(score, best));
                best = ops.Min(best, score);
            }

            ops.Store(best, nearest.Best + r);
            ops.Store(second, nearest.Second + r);
            ops.Store(index, nearest.Index + r);
        }
    }
}
