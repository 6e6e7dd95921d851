using System.Runtime.CompilerServices;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>Sums of r·(x − c) and r·(x − c)·(x − c)ᵀ over the records of a group, with r the responsibility of a component and c its centre. Each lane is a column; records
/// are added in order.</summary>
internal static unsafe class WeightedMoments<TVector, TOps>
    where TVector : struct
    where TOps : struct, IDoubleOps<TVector>
{
    /// <summary>Centres and weights the records that have a share in the component, and adds their first moments.</summary>
    /// <returns>The number of these records: adding the others would change nothing.</returns>
    [MethodImpl(KernelLoop.Options)]
    public static int Weigh(MixtureScratch scratch, double* responsibilities, int count, double* centre, int stride, double* first)
    {
        var ops = default(TOps);
        double* row = scratch.Rows;
        double* centred = scratch.CentredRows;
        double* weighted = scratch.WeightedRows;
        int rows = 0;
        for (int i = 0; i < count; i++, row += stride)
        {
            if (responsibilities[i] == 0)
                continue;
            var r = ops.Broadcast(responsibilities[i]);
            for (int j = 0; j < stride; j += ops.Count)
            {
                var difference = ops.Subtract(ops.Load(row + j), ops.Load(centre + j));
                var product = ops.Multiply(r, difference);
                ops.Store(difference, centred + j);
                ops.Store(product, weighted + j);
                ops.Store(ops.Add(ops.Load(first + j), product), first + j);
            }

            centred += stride;
            weighted += stride;
            rows++;
        }

        return rows;
    }

    /// <summary>Adds the products of weighted and centred rows: the entries on and above the diagonal, and some of those below it.</summary>
    public static void AddProducts(double* weighted, double* centred, int rows, int length, int stride, double* second)
    {
        int w = default(TOps).Count;
        for (int a = 0; a < length; a += 4)
        {
            int b = a / w * w;
            for (; b + (2 * w) <= stride; b += 2 * w)
                FourByTwo(weighted + a, centred + b, rows, stride, second + ((long)a * stride) + b);
            if (b < stride)
                FourByOne(weighted + a, centred + b, rows, stride, second + ((long)a * stride) + b);
        }
    }

    /// <summary>Adds the first and second moments of each column separately.</summary>
    public static void AddSquares(double* rows, double* responsibilities, int count, double* centre, int stride, double* first, double* second)
    {
        int w = default(TOps).Count;
        int j = 0;
        for (; j + (2 * w) <= stride; j += 2 * w)
            TwoSquares(rows + j, responsibilities, count, centre + j, stride, first + j, second + j);
        if (j < stride)
            OneSquare(rows + j, responsibilities, count, centre + j, stride, first + j, second + j);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void TwoSquares(double* x, double* responsibilities, int count, double* centre, int stride, double* first, double* second)
    {
        var ops = default(TOps);
        int w = ops.Count;
        TVector c0 = ops.Load(centre), c1 = ops.Load(centre + w);
        TVector sum0 = ops.Load(first), sum1 = ops.Load(first + w);
        TVector squares0 = ops.Load(second), squares1 = ops.Load(second + w);
        for (int i = 0; i < count; i++, x += stride)
        {
            var r = ops.Broadcast(responsibilities[i]);
            TVector difference0 = ops.Subtract(ops.Load(x), c0), difference1 = ops.Subtract(ops.Load(x + w), c1);
            TVector product0 = ops.Multiply(r, difference0), product1 = ops.Multiply(r, difference1);
            sum0 = ops.Add(sum0, product0);
            sum1 = ops.Add(sum1, product1);
            squares0 = ops.Add(squares0, ops.Multiply(product0, difference0));
            squares1 = ops.Add(squares1, ops.Multiply(product1, difference1));
        }

        ops.Store(sum0, first);
        ops.Store(sum1, first + w);
        ops.Store(squares0, second);
        ops.Store(squares1, second + w);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void OneSquare(double* x, double* responsibilities, int count, double* centre, int stride, double* first, double* second)
    {
        var ops = default(TOps);
        TVector c = ops.Load(centre), sum = ops.Load(first), squares = ops.Load(second);
        for (int i = 0; i < count; i++, x += stride)
        {
            var difference = ops.Subtract(ops.Load(x), c);
            var product = ops.Multiply(ops.Broadcast(responsibilities[i]), difference);
            sum = ops.Add(sum, product);
            squares = ops.Add(squares, ops.Multiply(product, difference));
        }

        ops.Store(sum, first);
        ops.Store(squares, second);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FourByTwo(double* weighted, double* centred, int rows, int stride, double* target)
    {
        var ops = default(TOps);
        int w = ops.Count;
        double* t1 = target + stride;
        double* t2 = t1 + stride;
        double* t3 = t2 + stride;
        TVector a00 = ops.Load(target), a01 = ops.Load(target + w);
        TVector a10 = ops.Load(t1), a11 = ops.Load(t1 + w);
        TVector a20 = ops.Load(t2), a21 = ops.Load(t2 + w);
        TVector a30 = ops.Load(t3), a31 = ops.Load(t3 + w);
        for (int i = 0; i < rows; i++, weighted += stride, centred += stride)
        {
            TVector x0 = ops.Load(centred), x1 = ops.Load(centred + w);
            var c = ops.Broadcast(weighted[0]);
            a00 = ops.Add(a00, ops.Multiply(c, x0));
            a01 = ops.Add(a01, ops.Multiply(c, x1));
            c = ops.Broadcast(weighted[1]);
            a10 = ops.Add(a10, ops.Multiply(c, x0));
            a11 = ops.Add(a11, ops.Multiply(c, x1));
            c = ops.Broadcast(weighted[2]);
            a20 = ops.Add(a20, ops.Multiply(c, x0));
            a21 = ops.Add(a21, ops.Multiply(c, x1));
            c = ops.Broadcast(weighted[3]);
            a30 = ops.Add(a30, ops.Multiply(c, x0));
            a31 = ops.Add(a31, ops.Multiply(c, x1));
        }

        ops.Store(a00, target);
        ops.Store(a01, target + w);
        ops.Store(a10, t1);
        ops.Store(a11, t1 + w);
        ops.Store(a20, t2);
        ops.Store(a21, t2 + w);
        ops.Store(a30, t3);
        ops.Store(a31, t3 + w);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FourByOne(double* weighted, double* centred, int rows, int stride, double* target)
    {
        var ops = default(TOps);
        double* t1 = target + stride;
        double* t2 = t1 + stride;
        double* t3 = t2 + stride;
        TVector a0 = ops.Load(target), a1 = ops.Load(t1), a2 = ops.Load(t2), a3 = ops.Load(t3);
        for (int i = 0; i < rows; i++, weighted += stride, centred += stride)
        {
            var x = ops.Load(centred);
            a0 = ops.Add(a0, ops.Multiply(ops.Broadcast(weighted[0]), x));
            a1 = ops.Add(a1, ops.Multiply(ops.Broadcast(weighted[1]), x));
            a2 = ops.Add(a2, ops.Multiply(ops.Broadcast(weighted[2]), x));
            a3 = ops.Add(a3, ops.Multiply(ops.Broadcast(weighted[3]), x));
        }

        ops.Store(a0, target);
        ops.Store(a1, t1);
        ops.Store(a2, t2);
        ops.Store(a3, t3);
    }
}
