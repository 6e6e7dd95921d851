using System.Runtime.CompilerServices;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>The squared Mahalanobis distances |A·(x − mean)|² of 64 records in column-major order, so that each lane is a record.</summary>
internal static unsafe class SquaredDistances<TVector, TOps>
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    private const int Group = RecordGroup.Size;

    /// <summary>A is a lower triangular matrix in panels of four rows.</summary>
    public static void Full(double* columns, double* mean, double* panels, int length, double* centred, double* squares)
    {
        Centre(columns, mean, length, centred, squares);
        for (int first = 0; first < length; first += MixtureLayout.PanelRows)
        {
            int width = first + MixtureLayout.PanelRows;
            AddPanel(centred, panels, width, squares);
            panels += MixtureLayout.PanelRows * width;
        }
    }

    /// <summary>A is a diagonal.</summary>
    [MethodImpl(KernelLoop.Options)]
    public static void Diagonal(double* columns, double* mean, double* scale, int length, double* squares)
    {
        var ops = default(TOps);
        int w = ops.Count;
        for (int r = 0; r < Group; r += 4 * w)
        {
            double* x = columns + r;
            TVector a0 = ops.Zero, a1 = ops.Zero, a2 = ops.Zero, a3 = ops.Zero;
            for (int j = 0; j < length; j++, x += Group)
            {
                var m = ops.Broadcast(mean[j]);
                var s = ops.Broadcast(scale[j]);
                var d0 = ops.Multiply(ops.Subtract(ops.Load(x), m), s);
                var d1 = ops.Multiply(ops.Subtract(ops.Load(x + w), m), s);
                var d2 = ops.Multiply(ops.Subtract(ops.Load(x + (2 * w)), m), s);
                var d3 = ops.Multiply(ops.Subtract(ops.Load(x + (3 * w)), m), s);
                a0 = ops.Add(a0, ops.Multiply(d0, d0));
                a1 = ops.Add(a1, ops.Multiply(d1, d1));
                a2 = ops.Add(a2, ops.Multiply(d2, d2));
                a3 = ops.Add(a3, ops.Multiply(d3, d3));
            }

            ops.Store(a0, squares + r);
            ops.Store(a1, squares + r + w);
            ops.Store(a2, squares + r + (2 * w));
            ops.Store(a3, squares + r + (3 * w));
        }
    }

    [MethodImpl(KernelLoop.Options)]
    private static void Centre(double* columns, double* mean, int length, double* centred, double* squares)
    {
        var ops = default(TOps);
        for (int r = 0; r < Group; r += ops.Count)
            ops.Store(ops.Zero, squares + r);
        for (int j = 0; j < length; j++)
        {
            var m = ops.Broadcast(mean[j]);
            for (int r = 0; r < Group; r += ops.Count)
                ops.Store(ops.Subtract(ops.Load(columns + r), m), centred + r);
            columns += Group;
            centred += Group;
        }
    }

    /// <summary>Four rows of A, two vectors of records at a time: eight accumulators.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static void AddPanel(double* centred, double* panel, int width, double* squares)
    {
        var ops = default(TOps);
        int w = ops.Count;
        for (int r = 0; r < Group; r += 2 * w)
        {
            double* x = centred + r;
            double* a = panel;
            TVector a00 = ops.Zero, a01 = ops.Zero;
            TVector a10 = ops.Zero, a11 = ops.Zero;
            TVector a20 = ops.Zero, a21 = ops.Zero;
            TVector a30 = ops.Zero, a31 = ops.Zero;
            for (int j = 0; j < width; j++, x += Group, a += 4)
            {
                TVector x0 = ops.Load(x), x1 = ops.Load(x + w);
                var c = ops.Broadcast(a[0]);
                a00 = ops.Add(a00, ops.Multiply(c, x0));
                a01 = ops.Add(a01, ops.Multiply(c, x1));
                c = ops.Broadcast(a[1]);
                a10 = ops.Add(a10, ops.Multiply(c, x0));
                a11 = ops.Add(a11, ops.Multiply(c, x1));
                c = ops.Broadcast(a[2]);
                a20 = ops.Add(a20, ops.Multiply(c, x0));
                a21 = ops.Add(a21, ops.Multiply(c, x1));
                c = ops.Broadcast(a[3]);
                a30 = ops.Add(a30, ops.Multiply(c, x0));
                a31 = ops.Add(a31, ops.Multiply(c, x1));
            }

            var s0 = ops.Add(ops.Load(squares + r), ops.Multiply(a00, a00));
            var s1 = ops.Add(ops.Load(squares + r + w), ops.Multiply(a01, a01));
            s0 = ops.Add(s0, ops.Multiply(a10, a10));
            s1 = ops.Add(s1, ops.Multiply(a11, a11));
            s0 = ops.Add(s0, ops.Multiply(a20, a20));
            s1 = ops.Add(s1, ops.Multiply(a21, a21));
            ops.Store(ops.Add(s0, ops.Multiply(a30, a30)), squares + r);
            ops.Store(ops.Add(s1, ops.Multiply(a31, a31)), squares + r + w);
        }
    }
}
