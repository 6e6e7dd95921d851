using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics;

namespace ClusterTools.Decomposition;

internal static unsafe partial class GramKernel
{
    private static bool TryAddWide(double* first, double* second, int records, bool areShort, double* sums, int stride)
    {
        if (!Vector512.IsHardwareAccelerated)
            return false;
        if (areShort)
            FusedWide(first, second, records, sums, stride);
        else
            PlainWide(first, second, records, sums, stride);
        return true;
    }

    [MethodImpl(KernelMethod.Hot)]
    private static void FusedWide(double* a, double* b, int records, double* sums, int stride)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width)
        {
            var v = Vector512.Load(b);
            s0 = Vector512.MultiplyAddEstimate(Vector512.Create(a[0]), v, s0);
            s1 = Vector512.MultiplyAddEstimate(Vector512.Create(a[1]), v, s1);
            s2 = Vector512.MultiplyAddEstimate(Vector512.Create(a[2]), v, s2);
            s3 = Vector512.MultiplyAddEstimate(Vector512.Create(a[3]), v, s3);
            s4 = Vector512.MultiplyAddEstimate(Vector512.Create(a[4]), v, s4);
            s5 = Vector512.MultiplyAddEstimate(Vector512.Create(a[5]), v, s5);
            s6 = Vector512.MultiplyAddEstimate(Vector512.Create(a[6]), v, s6);
            s7 = Vector512.MultiplyAddEstimate(Vector512.Create(a[7]), v, s7);
        }

        (Vector512.Load(sums) + s0).Store(sums);
        (Vector512.Load(sums + stride) + s1).Store(sums + stride);
        (Vector512.Load(sums + (2 * stride)) + s2).Store(sums + (2 * stride));
        (Vector512.Load(sums + (3 * stride)) + s3).Store(sums + (3 * stride));
        (Vector512.Load(sums + (4 * stride)) + s4).Store(sums + (4 * stride));
        (Vector512.Load(sums + (5 * stride)) + s5).Store(sums + (5 * stride));
        (Vector512.Load(sums + (6 * stride)) + s6).Store(sums + (6 * stride));
        (Vector512.Load(sums + (7 * stride)) + s7).Store(sums + (7 * stride));
    }

    [MethodImpl(KernelMethod.Hot)]
    private static void PlainWide(double* a, double* b, int records, double* sums, int stride)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int r = 0; r < records; r++, a += Width, b += Width)
        {
            var v = Vector512.Load(b);
            s0 = s0 + (Vector512.Create(a[0]) * v);
            s1 = s1 + (Vector512.Create(a[1]) * v);
            s2 = s2 + (Vector512.Create(a[2]) * v);
            s3 = s3 + (Vector512.Create(a[3]) * v);
            s4 = s4 + (Vector512.Create(a[4]) * v);
            s5 = s5 + (Vector512.Create(a[5]) * v);
            s6 = s6 + (Vector512.Create(a[6]) * v);
            s7 = s7 + (Vector512.Create(a[7]) * v);
        }

        (Vector512.Load(sums) + s0).Store(sums);
        (Vector512.Load(sums + stride) + s1).Store(sums + stride);
        (Vector512.Load(sums + (2 * stride)) + s2).Store(sums + (2 * stride));
        (Vector512.Load(sums + (3 * stride)) + s3).Store(sums + (3 * stride));
        (Vector512.Load(sums + (4 * stride)) + s4).Store(sums + (4 * stride));
        (Vector512.Load(sums + (5 * stride)) + s5).Store(sums + (5 * stride));
        (Vector512.Load(sums + (6 * stride)) + s6).Store(sums + (6 * stride));
        (Vector512.Load(sums + (7 * stride)) + s7).Store(sums + (7 * stride));
    }
}
