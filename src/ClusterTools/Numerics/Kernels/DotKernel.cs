using System.Runtime.CompilerServices;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>Dot products of 64 records, stored column by column, with a block of centroids.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TOps">Its operations.</typeparam>
/// <remarks>The accumulators of one call fill the vector registers (20 of 32, or 12 of 16) and nothing else is live across the loop; each loop is a method of its own,
/// because in a larger one the compiler starts to spill them.</remarks>
internal static unsafe class DotKernel<TVector, TOps>
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    /// <summary>The number of records per group.</summary>
    public const int RecordCount = RecordGroup.Size;

    /// <summary>The number of centroids per block, which determines how centroids are packed.</summary>
    public static int BlockSize => default(TOps).HasManyRegisters ? 5 : 6;

    /// <summary>Computes the dot products over some columns.</summary>
    /// <param name="x">The records: column by column, 64 values each.</param>
    /// <param name="c">The centroids: column by column, <see cref="BlockSize"/> values each.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="dots">The dot products: centroid by centroid, 64 values each.</param>
    /// <param name="add">Whether to add to the existing values.</param>
    public static void Accumulate(float* x, float* c, int columns, float* dots, bool add)
    {
        if (default(TOps).HasManyRegisters)
        {
            for (int r = 0; r < RecordCount; r += 4 * default(TOps).Count)
                FourByFive(x + r, c, columns, dots + r, add);
        }
        else
        {
            for (int r = 0; r < RecordCount; r += 2 * default(TOps).Count)
                TwoBySix(x + r, c, columns, dots + r, add);
        }
    }

    /// <summary>Four vectors of records, five centroids: 20 accumulators, 4 values and a broadcast from memory.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void FourByFive(float* x, float* c, int columns, float* dots, bool add)
    {
        var ops = default(TOps);
        int w = ops.Count;
        TVector a00 = ops.Zero, a01 = ops.Zero, a02 = ops.Zero, a03 = ops.Zero;
        TVector a10 = ops.Zero, a11 = ops.Zero, a12 = ops.Zero, a13 = ops.Zero;
        TVector a20 = ops.Zero, a21 = ops.Zero, a22 = ops.Zero, a23 = ops.Zero;
        TVector a30 = ops.Zero, a31 = ops.Zero, a32 = ops.Zero, a33 = ops.Zero;
        TVector a40 = ops.Zero, a41 = ops.Zero, a42 = ops.Zero, a43 = ops.Zero;
        for (int j = 0; j < columns; j++, x += RecordCount, c += 5)
        {
            TVector x0 = ops.Load(x), x1 = ops.Load(x + w), x2 = ops.Load(x + (2 * w)), x3 = ops.Load(x + (3 * w));
            var c0 = ops.Broadcast(c[0]);
            a00 = ops.MultiplyAdd(c0, x0, a00);
            a01 = ops.MultiplyAdd(c0, x1, a01);
            a02 = ops.MultiplyAdd(c0, x2, a02);
            a03 = ops.MultiplyAdd(c0, x3, a03);
            var c1 = ops.Broadcast(c[1]);
            a10 = ops.MultiplyAdd(c1, x0, a10);
            a11 = ops.MultiplyAdd(c1, x1, a11);
            a12 = ops.MultiplyAdd(c1, x2, a12);
            a13 = ops.MultiplyAdd(c1, x3, a13);
            var c2 = ops.Broadcast(c[2]);
            a20 = ops.MultiplyAdd(c2, x0, a20);
            a21 = ops.MultiplyAdd(c2, x1, a21);
            a22 = ops.MultiplyAdd(c2, x2, a22);
            a23 = ops.MultiplyAdd(c2, x3, a23);
            var c3 = ops.Broadcast(c[3]);
            a30 = ops.MultiplyAdd(c3, x0, a30);
            a31 = ops.MultiplyAdd(c3, x1, a31);
            a32 = ops.MultiplyAdd(c3, x2, a32);
            a33 = ops.MultiplyAdd(c3, x3, a33);
            var c4 = ops.Broadcast(c[4]);
            a40 = ops.MultiplyAdd(c4, x0, a40);
            a41 = ops.MultiplyAdd(c4, x1, a41);
            a42 = ops.MultiplyAdd(c4, x2, a42);
            a43 = ops.MultiplyAdd(c4, x3, a43);
        }

        Put(dots, a00, add);
        Put(dots + w, a01, add);
        Put(dots + (2 * w), a02, add);
        Put(dots + (3 * w), a03, add);
        Put(dots + RecordCount, a10, add);
        Put(dots + RecordCount + w, a11, add);
        Put(dots + RecordCount + (2 * w), a12, add);
        Put(dots + RecordCount + (3 * w), a13, add);
        Put(dots + (2 * RecordCount), a20, add);
        Put(dots + (2 * RecordCount) + w, a21, add);
        Put(dots + (2 * RecordCount) + (2 * w), a22, add);
        Put(dots + (2 * RecordCount) + (3 * w), a23, add);
        Put(dots + (3 * RecordCount), a30, add);
        Put(dots + (3 * RecordCount) + w, a31, add);
        Put(dots + (3 * RecordCount) + (2 * w), a32, add);
        Put(dots + (3 * RecordCount) + (3 * w), a33, add);
        Put(dots + (4 * RecordCount), a40, add);
        Put(dots + (4 * RecordCount) + w, a41, add);
        Put(dots + (4 * RecordCount) + (2 * w), a42, add);
        Put(dots + (4 * RecordCount) + (3 * w), a43, add);
    }

    /// <summary>Two vectors of records, six centroids: 12 accumulators, 2 values and a broadcast.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void TwoBySix(float* x, float* c, int columns, float* dots, bool add)
    {
        var ops = default(TOps);
        int w = ops.Count;
        TVector a00 = ops.Zero, a01 = ops.Zero;
        TVector a10 = ops.Zero, a11 = ops.Zero;
        TVector a20 = ops.Zero, a21 = ops.Zero;
        TVector a30 = ops.Zero, a31 = ops.Zero;
        TVector a40 = ops.Zero, a41 = ops.Zero;
        TVector a50 = ops.Zero, a51 = ops.Zero;
        for (int j = 0; j < columns; j++, x += RecordCount, c += 6)
        {
            TVector x0 = ops.Load(x), x1 = ops.Load(x + w);
            var c0 = ops.Broadcast(c[0]);
            a00 = ops.MultiplyAdd(c0, x0, a00);
            a01 = ops.MultiplyAdd(c0, x1, a01);
            var c1 = ops.Broadcast(c[1]);
            a10 = ops.MultiplyAdd(c1, x0, a10);
            a11 = ops.MultiplyAdd(c1, x1, a11);
            var c2 = ops.Broadcast(c[2]);
            a20 = ops.MultiplyAdd(c2, x0, a20);
            a21 = ops.MultiplyAdd(c2, x1, a21);
            var c3 = ops.Broadcast(c[3]);
            a30 = ops.MultiplyAdd(c3, x0, a30);
            a31 = ops.MultiplyAdd(c3, x1, a31);
            var c4 = ops.Broadcast(c[4]);
            a40 = ops.MultiplyAdd(c4, x0, a40);
            a41 = ops.MultiplyAdd(c4, x1, a41);
            var c5 = ops.Broadcast(c[5]);
            a50 = ops.MultiplyAdd(c5, x0, a50);
            a51 = ops.MultiplyAdd(c5, x1, a51);
        }

        Put(dots, a00, add);
        Put(dots + w, a01, add);
        Put(dots + RecordCount, a10, add);
        Put(dots + RecordCount + w, a11, add);
        Put(dots + (2 * RecordCount), a20, add);
        Put(dots + (2 * RecordCount) + w, a21, add);
        Put(dots + (3 * RecordCount), a30, add);
        Put(dots + (3 * RecordCount) + w, a31, add);
        Put(dots + (4 * RecordCount), a40, add);
        Put(dots + (4 * RecordCount) + w, a41, add);
        Put(dots + (5 * RecordCount), a50, add);
        Put(dots + (5 * RecordCount) + w, a51, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* target, TVector value, bool add) =>
        default(TOps).Store(add ? default(TOps).Add(default(TOps).Load(target), value) : value, target);
}
