namespace ClusterTools.Numerics.Statistics;

/// <summary>Pearson's correlation coefficient.</summary>
internal static class Pearson
{
    /// <summary>The correlation of two sequences of equal length: NaN if either is constant.</summary>
    public static double Correlation(ReadOnlySpan<double> first, Moments ofFirst, ReadOnlySpan<double> second, Moments ofSecond)
    {
        second = second.Slice(0, first.Length);
        double product = 0;
        for (int i = 0; i < first.Length; i++)
            product += (first[i] - ofFirst.Mean) * (second[i] - ofSecond.Mean);
        double r = product / (Math.Sqrt(ofFirst.Squares) * Math.Sqrt(ofSecond.Squares));
        // Rounding may exceed the range; NaN stays.
        return r > 1 ? 1 : r < -1 ? -1 : r;
    }
}
