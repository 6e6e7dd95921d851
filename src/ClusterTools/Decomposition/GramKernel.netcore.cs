using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics;

namespace ClusterTools.Decomposition;

internal static unsafe partial class GramKernel
{
    private static bool TryAddWide(double* first, double* second, double* other, int records, bool areShort, double* sums, int stride)
    {
        if (!InstructionSets.HasAvx512)
            return false;
        if (areShort)
            FusedWide(first, second, other, records, sums, stride);
        else
            PlainWide(first, second, other, records, sums, stride);
        return true;
    }

    [MethodImpl(KernelLoop.Options)]
    private static void FusedWide(double* a, double* b, double* c, int records, double* sums, int stride)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default, t4 = default, t5 = default, t6 = default, t7 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width, c += Width)
        {
            Vector512<double> x = Vector512.Load(b), y = Vector512.Load(c);
            var v0 = Vector512.Create(a[0]);
            s0 = Vector512.MultiplyAddEstimate(v0, x, s0);
            t0 = Vector512.MultiplyAddEstimate(v0, y, t0);
            var v1 = Vector512.Create(a[1]);
            s1 = Vector512.MultiplyAddEstimate(v1, x, s1);
            t1 = Vector512.MultiplyAddEstimate(v1, y, t1);
            var v2 = Vector512.Create(a[2]);
            s2 = Vector512.MultiplyAddEstimate(v2, x, s2);
            t2 = Vector512.MultiplyAddEstimate(v2, y, t2);
            var v3 = Vector512.Create(a[3]);
            s3 = Vector512.MultiplyAddEstimate(v3, x, s3);
            t3 = Vector512.MultiplyAddEstimate(v3, y, t3);
            var v4 = Vector512.Create(a[4]);
            s4 = Vector512.MultiplyAddEstimate(v4, x, s4);
            t4 = Vector512.MultiplyAddEstimate(v4, y, t4);
            var v5 = Vector512.Create(a[5]);
            s5 = Vector512.MultiplyAddEstimate(v5, x, s5);
            t5 = Vector512.MultiplyAddEstimate(v5, y, t5);
            var v6 = Vector512.Create(a[6]);
            s6 = Vector512.MultiplyAddEstimate(v6, x, s6);
            t6 = Vector512.MultiplyAddEstimate(v6, y, t6);
            var v7 = Vector512.Create(a[7]);
            s7 = Vector512.MultiplyAddEstimate(v7, x, s7);
            t7 = Vector512.MultiplyAddEstimate(v7, y, t7);
        }

        AddTo(sums, s0, t0);
        AddTo(sums + stride, s1, t1);
        AddTo(sums + (2 * stride), s2, t2);
        AddTo(sums + (3 * stride), s3, t3);
        AddTo(sums + (4 * stride), s4, t4);
        AddTo(sums + (5 * stride), s5, t5);
        AddTo(sums + (6 * stride), s6, t6);
        AddTo(sums + (7 * stride), s7, t7);
    }

    [MethodImpl(KernelLoop.Options)]
    private static void PlainWide(double* a, double* b, double* c, int records, double* sums, int stride)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default, t4 = default, t5 = default, t6 = default, t7 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width, c += Width)
        {
            Vector512<double> x = Vector512.Load(b), y = Vector512.Load(c);
            var v0 = Vector512.Create(a[0]);
            s0 += v0 * x;
            t0 += v0 * y;
            var v1 = Vector512.Create(a[1]);
            s1 += v1 * x;
            t1 += v1 * y;
            var v2 = Vector512.Create(a[2]);
            s2 += v2 * x;
            t2 += v2 * y;
            var v3 = Vector512.Create(a[3]);
            s3 += v3 * x;
            t3 += v3 * y;
            var v4 = Vector512.Create(a[4]);
            s4 += v4 * x;
            t4 += v4 * y;
            var v5 = Vector512.Create(a[5]);
            s5 += v5 * x;
            t5 += v5 * y;
            var v6 = Vector512.Create(a[6]);
            s6 += v6 * x;
            t6 += v6 * y;
            var v7 = Vector512.Create(a[7]);
            s7 += v7 * x;
            t7 += v7 * y;
        }

        AddTo(sums, s0, t0);
        AddTo(sums + stride, s1, t1);
        AddTo(sums + (2 * stride), s2, t2);
        AddTo(sums + (3 * stride), s3, t3);
        AddTo(sums + (4 * stride), s4, t4);
        AddTo(sums + (5 * stride), s5, t5);
        AddTo(sums + (6 * stride), s6, t6);
        AddTo(sums + (7 * stride), s7, t7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(double* target, Vector512<double> low, Vector512<double> high)
    {
        (Vector512.Load(target) + low).Store(target);
        (Vector512.Load(target + Width) + high).Store(target + Width);
    }
}
