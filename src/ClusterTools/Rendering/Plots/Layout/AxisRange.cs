namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>The values that an axis reaches over.</summary>
internal readonly record struct AxisRange(double Minimum, double Maximum)
{
    /// <summary>The range of the finite ones among values; null if there are none.</summary>
    public static AxisRange? Of(IEnumerable<double> values)
    {
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        }

        return minimum <= maximum ? new AxisRange(minimum, maximum) : null;
    }

    /// <summary>The range of all values of some records; refuses those without a finite one.</summary>
    /// <exception cref="ArgumentException">There is no finite value.</exception>
    public static AxisRange Require(IEnumerable<double> values) => Of(values) ?? throw new ArgumentException(SR.PlotNothingFinite);

    /// <summary>A range in which the values do not touch the ends; one of a single value gets some width.</summary>
    /// <param name="part">The part of the range that is added on each side.</param>
    public AxisRange Padded(double part = 0.05)
    {
        if (Minimum == Maximum)
        {
            double around = Minimum == 0 ? 1 : Math.Abs(Minimum) / 2;
            return new AxisRange(Math.Max(-double.MaxValue, Minimum - around), Math.Min(double.MaxValue, Maximum + around));
        }

        double pad = part * 2 * ((Maximum / 2) - (Minimum / 2));
        return double.IsFinite(pad) && double.IsFinite(Minimum - pad) && double.IsFinite(Maximum + pad) ? new AxisRange(Minimum - pad, Maximum + pad) : this;
    }
}
