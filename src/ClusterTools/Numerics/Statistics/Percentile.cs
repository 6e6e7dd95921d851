namespace ClusterTools.Numerics.Statistics;

/// <summary>Percentiles with linear interpolation between the two nearest ranks (type 7 of Hyndman and Fan 1996, NumPy's default).</summary>
internal static class Percentile
{
    /// <summary>The percentile of <paramref name="values"/>, which are reordered; NaN if any value is NaN.</summary>
    public static double Of(Span<double> values, double percentile)
    {
        if (Moments.HasNaN(values))
            return double.NaN;
        double rank = (values.Length - 1) * (percentile / 100);
        int lower = Math.Min((int)rank, values.Length - 1);
        OrderStatistic.Select(values, lower);
        double low = values[lower];
        if (lower == values.Length - 1)
            return low;
        // After the selection the next rank is the minimum of the values after it.
        double high = values[lower + 1];
        foreach (double v in values.Slice(lower + 1))
            high = Math.Min(high, v);
        return Interpolate(low, high, rank - lower);
    }

    /// <summary>The percentile of values in ascending order.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double percentile)
    {
        double rank = (sorted.Length - 1) * (percentile / 100);
        int lower = Math.Min((int)rank, sorted.Length - 1);
        return lower == sorted.Length - 1 ? sorted[lower] : Interpolate(sorted[lower], sorted[lower + 1], rank - lower);
    }

    /// <summary>Throws unless the percentile is from 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static void Require(double percentile, string name)
    {
        if (!(percentile >= 0 && percentile <= 100))
            throw new ArgumentOutOfRangeException(name, string.Format(SR.PercentileOutOfRange, percentile));
    }

    /// <summary>From the nearer end, so that equal neighbours give exactly their value and both ends are exact.</summary>
    private static double Interpolate(double low, double high, double part)
    {
        double gap = high - low;
        if (gap == 0 || part == 0)
            return low;
        return part >= 0.5 ? high - (gap * (1 - part)) : low + (gap * part);
    }
}
