namespace ClusterTools.Numerics.Sums;

internal static partial class LaneSums
{
    /// <summary>Σ a.</summary>
    public static unsafe double Sum(ReadOnlySpan<double> a)
    {
        double* lanes = stackalloc double[Lanes];
        for (int l = 0; l < Lanes; l++)
            lanes[l] = 0;
        for (int i = 0; i < a.Length; i++)
            lanes[i & 7] += a[i];
        return Fold(new ReadOnlySpan<double>(lanes, Lanes));
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            var x = a.Slice(i, Lanes);
            var y = b.Slice(i, Lanes);
            l0 += x[0] * y[0];
            l1 += x[1] * y[1];
            l2 += x[2] * y[2];
            l3 += x[3] * y[3];
            l4 += x[4] * y[4];
            l5 += x[5] * y[5];
            l6 += x[6] * y[6];
            l7 += x[7] * y[7];
        }

        Span<double> lanes = [l0, l1, l2, l3, l4, l5, l6, l7];
        for (; i < a.Length; i++)
            lanes[i & 7] += a[i] * b[i];
        return Fold(lanes);
    }

    /// <summary>Σ (a − b)².</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => SquaredDistance(a, b, double.PositiveInfinity);

    /// <summary>Σ (a − b)², or some number above <paramref name="limit"/> as soon as the sum is known to exceed it.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double limit)
    {
        const int Block = 64;
        if (a.Length <= 4)
            return ShortSquaredDistance(a, b);
        double l0 = 0, l1 = 0, l2 = 0, l3 = 0, l4 = 0, l5 = 0, l6 = 0, l7 = 0;
        int i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            var x = a.Slice(i, Lanes);
            var y = b.Slice(i, Lanes);
            double d0 = x[0] - y[0], d1 = x[1] - y[1], d2 = x[2] - y[2], d3 = x[3] - y[3];
            double d4 = x[4] - y[4], d5 = x[5] - y[5], d6 = x[6] - y[6], d7 = x[7] - y[7];
            l0 += d0 * d0;
            l1 += d1 * d1;
            l2 += d2 * d2;
            l3 += d3 * d3;
            l4 += d4 * d4;
            l5 += d5 * d5;
            l6 += d6 * d6;
            l7 += d7 * d7;
            if (i % Block == Block - Lanes)
            {
                double partial = ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7));
                if (partial > limit)
                    return partial;
            }
        }

        Span<double> lanes = [l0, l1, l2, l3, l4, l5, l6, l7];
        for (; i < a.Length; i++)
        {
            double d = a[i] - b[i];
            lanes[i & 7] += d * d;
        }

        return Fold(lanes);
    }
}
