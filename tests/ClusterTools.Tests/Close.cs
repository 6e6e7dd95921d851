namespace ClusterTools.Tests;

/// <summary>Compares numbers up to a tolerance that is relative above 1 and absolute below; non-finite numbers must be the same.</summary>
internal static class Close
{
    public static void Equal(double expected, double actual, double tolerance = 1e-10)
    {
        bool same = double.IsFinite(expected)
            ? Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected))
            : expected.Equals(actual);
        Assert.True(same, $"Expected {expected:R}, got {actual:R}.");
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-10)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Equal(expected[i], actual[i], tolerance);
    }

    public static void Equal(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual, double tolerance = 1e-10)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Equal(expected[i], actual[i], tolerance);
    }

    /// <summary>As <see cref="Equal(double, double, double)"/>, but relative for small numbers, too.</summary>
    public static void Relative(double expected, double actual, double tolerance) =>
        Assert.InRange(actual, expected - (tolerance * Math.Abs(expected)), expected + (tolerance * Math.Abs(expected)));

    public static void Relative(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Relative(expected[i], actual[i], tolerance);
    }
}
