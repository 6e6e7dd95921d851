using System.Runtime.CompilerServices;

namespace ClusterTools.Numerics.Sums;

/// <summary>Sums in double that are bit-identical on every machine: eight virtual lanes, lane l adding the terms l, l + 8, l + 16 …, each term one plain multiplication,
/// each step one plain addition; the lanes are folded as ((0+4) + (2+6)) + ((1+5) + (3+7)).</summary>
/// <remarks>All terms of <see cref="SquaredDistance(ReadOnlySpan{double}, ReadOnlySpan{double})"/> are at least 0 and rounding is monotone, so a partial sum never exceeds
/// the whole: that lets a search reject a candidate early.</remarks>
internal static partial class LaneSums
{
    /// <summary>The number of virtual lanes.</summary>
    public const int Lanes = 8;

    /// <summary>Σ a without vectors: the reference for tests.</summary>
    internal static double ScalarSum(ReadOnlySpan<double> a)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (int i = 0; i < a.Length; i++)
            lanes[i % Lanes] += a[i];
        return Fold(lanes);
    }

    /// <summary>Σ a·b without vectors: the reference for tests.</summary>
    internal static double ScalarDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (int i = 0; i < a.Length; i++)
            lanes[i % Lanes] += a[i] * b[i];
        return Fold(lanes);
    }

    /// <summary>Σ (a − b)² without vectors: the reference for tests.</summary>
    internal static double ScalarSquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (int i = 0; i < a.Length; i++)
        {
            double d = a[i] - b[i];
            lanes[i % Lanes] += d * d;
        }

        return Fold(lanes);
    }

    /// <summary>Continues Σ a or Σ a·w after a preceding range of terms.</summary>
    /// <param name="lanes">The eight lane sums; updated.</param>
    /// <param name="first">The global index of the first term.</param>
    /// <param name="a">The terms.</param>
    /// <param name="weights">The factor of each term; null for 1.</param>
    public static void Continue(double[] lanes, int first, double[] a, double[]? weights)
    {
        for (int i = 0; i < a.Length; i++)
            lanes[(first + i) % Lanes] += weights is null ? a[i] : a[i] * weights[i];
    }

    /// <summary>Up to four terms, folded in the same way (empty lanes add nothing).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ShortSquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double d0 = 0, d1 = 0, d2 = 0, d3 = 0;
        switch (a.Length)
        {
            case 4:
                d3 = a[3] - b[3];
                goto case 3;
            case 3:
                d2 = a[2] - b[2];
                goto case 2;
            case 2:
                d1 = a[1] - b[1];
                goto case 1;
            case 1:
                d0 = a[0] - b[0];
                break;
        }

        return ((d0 * d0) + (d2 * d2)) + ((d1 * d1) + (d3 * d3));
    }

    /// <summary>The sum of the lanes.</summary>
    internal static double Fold(ReadOnlySpan<double> l) => ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
}
