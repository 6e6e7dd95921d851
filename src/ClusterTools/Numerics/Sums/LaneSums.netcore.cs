using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClusterTools.Numerics.Sums;

internal static partial class LaneSums
{
    /// <summary>Σ a.</summary>
    public static double Sum(ReadOnlySpan<double> a)
    {
        ref double pa = ref MemoryMarshal.GetReference(a);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            low += Vector256.LoadUnsafe(ref pa, (nuint)i);
            high += Vector256.LoadUnsafe(ref pa, (nuint)(i + 4));
        }

        if (i < a.Length)
        {
            Span<double> tail = stackalloc double[Lanes];
            tail.Clear();
            a.Slice(i).CopyTo(tail);
            low += Vector256.Create<double>(tail);
            high += Vector256.Create<double>(tail.Slice(4));
        }

        return Fold(low, high);
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (b.Length < a.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(b), b.Length, a.Length));
        ref double pa = ref MemoryMarshal.GetReference(a);
        ref double pb = ref MemoryMarshal.GetReference(b);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            low += Vector256.LoadUnsafe(ref pa, (nuint)i) * Vector256.LoadUnsafe(ref pb, (nuint)i);
            high += Vector256.LoadUnsafe(ref pa, (nuint)(i + 4)) * Vector256.LoadUnsafe(ref pb, (nuint)(i + 4));
        }

        if (i < a.Length)
        {
            Span<double> tail = stackalloc double[Lanes];
            tail.Clear();
            for (int j = i; j < a.Length; j++)
                tail[j - i] = a[j] * b[j];
            low += Vector256.Create<double>(tail);
            high += Vector256.Create<double>(tail.Slice(4));
        }

        return Fold(low, high);
    }

    /// <summary>Σ (a − b)².</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => SquaredDistance(a, b, double.PositiveInfinity);

    /// <summary>Σ (a − b)², or some number above <paramref name="limit"/> as soon as the sum is known to exceed it.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double limit)
    {
        const int Block = 64;
        if (a.Length <= 4)
            return ShortSquaredDistance(a, b);
        if (b.Length < a.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(b), b.Length, a.Length));
        ref double pa = ref MemoryMarshal.GetReference(a);
        ref double pb = ref MemoryMarshal.GetReference(b);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        int i = 0;
        int whole = a.Length - (a.Length % Lanes);
        while (i < whole)
        {
            int end = Math.Min(whole, i + Block);
            for (; i < end; i += Lanes)
                Step(Vector256.LoadUnsafe(ref pa, (nuint)i), Vector256.LoadUnsafe(ref pa, (nuint)(i + 4)), Vector256.LoadUnsafe(ref pb, (nuint)i), Vector256.LoadUnsafe(ref pb, (nuint)(i + 4)), ref low, ref high);
            if (end == i && i < a.Length)
            {
                double partial = Fold(low, high);
                if (partial > limit)
                    return partial;
            }
        }

        if (i < a.Length)
        {
            Span<double> tail = stackalloc double[Lanes];
            tail.Clear();
            for (int j = i; j < a.Length; j++)
            {
                double d = a[j] - b[j];
                tail[j - i] = d * d;
            }

            low += Vector256.Create<double>(tail);
            high += Vector256.Create<double>(tail.Slice(4));
        }

        return Fold(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(Vector256<double> a0, Vector256<double> a1, Vector256<double> b0, Vector256<double> b1, ref Vector256<double> low, ref Vector256<double> high)
    {
        var d0 = a0 - b0;
        var d1 = a1 - b1;
        low += d0 * d0;
        high += d1 * d1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Fold(Vector256<double> low, Vector256<double> high)
    {
        var four = low + high;
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
