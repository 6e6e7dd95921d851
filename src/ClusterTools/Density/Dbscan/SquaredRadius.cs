namespace ClusterTools.Density.Dbscan;

/// <summary>A radius as a limit of squared distances.</summary>
internal static class SquaredRadius
{
    /// <summary>The largest finite number whose square root, in double, is at most the radius: squares need no root to be compared.</summary>
    public static double Of(double radius)
    {
        double squared = Math.Min(radius * radius, double.MaxValue);
        while (Math.Sqrt(squared) > radius)
            squared = Next(squared, -1);
        while (squared < double.MaxValue && Math.Sqrt(Next(squared, 1)) <= radius)
            squared = Next(squared, 1);
        return squared;
    }

    private static double Next(double value, long step) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + step);
}
