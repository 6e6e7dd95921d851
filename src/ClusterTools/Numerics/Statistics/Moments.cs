namespace ClusterTools.Numerics.Statistics;

/// <summary>Mean and variance of one record, by two plain passes in order.</summary>
/// <remarks>A record whose values are all equal has exactly that value as its mean and exactly 0 as its deviation: a rounded mean would turn it into noise.</remarks>
internal readonly struct Moments
{
    private Moments(double mean, double squares, int count)
    {
        Mean = mean;
        Squares = squares;
        Count = count;
    }

    public double Mean { get; }

    /// <summary>The sum of squared deviations from the mean; exactly 0 for a constant record.</summary>
    public double Squares { get; }

    public int Count { get; }

    /// <summary>The variance with divisor n (ddof 0), as everywhere in the engine.</summary>
    public double Variance => Squares / Count;

    public double StdDev => Math.Sqrt(Variance);

    public static Moments Of(ReadOnlySpan<double> values)
    {
        double mean = MeanOf(values);
        double squares = 0;
        foreach (double v in values)
        {
            double d = v - mean;
            squares += d * d;
        }

        return new Moments(mean, squares, values.Length);
    }

    public static double MeanOf(ReadOnlySpan<double> values) => IsConstant(values) ? values[0] : Sum(values) / values.Length;

    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
            sum += v;
        return sum;
    }

    /// <summary>The smallest value; NaN if any value is NaN.</summary>
    public static double Minimum(ReadOnlySpan<double> values)
    {
        double least = values[0];
        foreach (double v in values)
            least = Math.Min(least, v);
        return least;
    }

    /// <summary>The largest value; NaN if any value is NaN.</summary>
    public static double Maximum(ReadOnlySpan<double> values)
    {
        double greatest = values[0];
        foreach (double v in values)
            greatest = Math.Max(greatest, v);
        return greatest;
    }

    /// <summary>Whether all values are equal (false if any value is NaN).</summary>
    public static bool IsConstant(ReadOnlySpan<double> values)
    {
        double first = values[0];
        foreach (double v in values)
        {
            if (v != first)
                return false;
        }

        return true;
    }

    public static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (double v in values)
        {
            if (!double.IsFinite(v))
                return false;
        }

        return true;
    }

    public static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (double v in values)
        {
            if (double.IsNaN(v))
                return true;
        }

        return false;
    }
}
