using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Benchmarks;

/// <summary>Measures the float kernels against the multiply-add peak of one core, in one run.</summary>
internal static unsafe class KernelCommand
{
    private const int Rounds = 30;

    public static int Run()
    {
        Console.WriteLine("| Width | Columns | 64 records x a block, Gmadd/s | 4 records x 5 by rows, Gmadd/s | Peak, Gmadd/s | Shares |");
        Console.WriteLine("|---|---|---|---|---|---|");
        if (InstructionSets.HasAvx512)
            Measure<Vector512<float>, Float512Ops>("512");
        if (InstructionSets.HasAvx2)
            Measure<Vector256<float>, Float256Ops>("256");
        Measure<Vector128<float>, Float128Ops>("128");
        return 0;
    }

    private static void Measure<TVector, TOps>(string name)
        where TVector : struct
        where TOps : struct, IFloatOps<TVector>
    {
        using var x = new AlignedBuffer(RecordGroup.Size * 1024);
        using var c = new AlignedBuffer(10 * 1024);
        using var dots = new AlignedBuffer(6 * RecordGroup.Size);
        new Span<float>(x.Pointer, (int)x.Count).Fill(0.5f);
        new Span<float>(c.Pointer, (int)c.Count).Fill(0.25f);
        foreach (int columns in new[] { 16, 64, 128, 784 })
        {
            int calls = 20_000_000 / columns / RecordGroup.Size;
            double tile = (double)calls * columns * RecordGroup.Size * DotKernel<TVector, TOps>.BlockSize / Best(() =>
            {
                for (int i = 0; i < calls; i++)
                    DotKernel<TVector, TOps>.Accumulate(x.Pointer, c.Pointer, columns, dots.Pointer, add: false);
            });
            double row = (double)calls * columns * 80 / Best(() =>
            {
                byte* list = stackalloc byte[4] { 0, 1, 2, 3 };
                for (int i = 0; i < calls * 4; i++)
                    RowKernel<TVector, TOps>.Many(x.Pointer, list, 4, c.Pointer, 5, columns, dots.Pointer);
            });
            double peak = Peak<TVector, TOps>();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {columns} | {tile / 1e9:F1} | {row / 1e9:F1} | {peak / 1e9:F1} | {tile / peak:P0}, {row / peak:P0} |"));
        }
    }

    private static double Best(Action action)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            action();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static double Peak<TVector, TOps>()
        where TVector : struct
        where TOps : struct, IFloatOps<TVector>
    {
        const int Steps = 200_000;
        return (double)Steps * 12 * default(TOps).Count / Best(() => Chains<TVector, TOps>(Steps));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Chains<TVector, TOps>(int steps)
        where TVector : struct
        where TOps : struct, IFloatOps<TVector>
    {
        // Twelve chains: more than latency times throughput, fewer than registers.
        var ops = default(TOps);
        TVector x = ops.Broadcast(0.5f), y = ops.Broadcast(0.25f);
        TVector a = ops.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int step = 0; step < steps; step++)
        {
            a = ops.MultiplyAdd(x, y, a);
            b = ops.MultiplyAdd(x, y, b);
            c = ops.MultiplyAdd(x, y, c);
            d = ops.MultiplyAdd(x, y, d);
            e = ops.MultiplyAdd(x, y, e);
            f = ops.MultiplyAdd(x, y, f);
            g = ops.MultiplyAdd(x, y, g);
            h = ops.MultiplyAdd(x, y, h);
            i = ops.MultiplyAdd(x, y, i);
            j = ops.MultiplyAdd(x, y, j);
            k = ops.MultiplyAdd(x, y, k);
            l = ops.MultiplyAdd(x, y, l);
        }

        return ops.Sum(ops.Add(ops.Add(ops.Add(a, b), ops.Add(c, d)), ops.Add(ops.Add(ops.Add(e, f), ops.Add(g, h)), ops.Add(ops.Add(i, j), ops.Add(k, l)))));
    }
}
