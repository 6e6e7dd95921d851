namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>Maps values of an axis to places on the plot.</summary>
internal readonly record struct AxisScale(double Minimum, double Maximum, double From, double To)
{
    /// <summary>The place of a value. Values beyond the axis lie beyond its ends, at most by its length.</summary>
    public double Place(double value)
    {
        // Halves, as the difference of the largest numbers is infinite.
        double part = ((value / 2) - (Minimum / 2)) / ((Maximum / 2) - (Minimum / 2));
        return From + (Math.Clamp(part, -1, 2) * (To - From));
    }

    /// <summary>The value of a place.</summary>
    public double Value(double place) => Minimum + ((Maximum - Minimum) * (place - From) / (To - From));
}
