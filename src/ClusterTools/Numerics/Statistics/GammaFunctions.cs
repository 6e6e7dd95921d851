using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Statistics;

/// <summary>The logarithm of the gamma function and its derivative for positive numbers, by Stirling's series (Abramowitz and Stegun 6.1.41, 6.3.18) from 10 on and by
/// recurrence below. Rounds identically on every platform, like <see cref="PortableMath"/>.</summary>
internal static class GammaFunctions
{
    /// <summary>From here on the series is accurate to the last bits.</summary>
    private const double SeriesFrom = 10;

    private const double HalfLogTwoPi = 0.91893853320467274;

    /// <summary>ln Γ(x).</summary>
    public static double LogGamma(double x)
    {
        // Γ(x) = Γ(x + n) / (x·(x + 1)·…).
        double product = 1;
        for (; x < SeriesFrom; x++)
            product *= x;
        double z = 1 / (x * x);
        double series = 1.0 / 156;
        series = (series * z) - (691.0 / 360360);
        series = (series * z) + (1.0 / 1188);
        series = (series * z) - (1.0 / 1680);
        series = (series * z) + (1.0 / 1260);
        series = (series * z) - (1.0 / 360);
        series = (series * z) + (1.0 / 12);
        return ((x - 0.5) * PortableMath.Log(x)) - x + HalfLogTwoPi + (series / x) - PortableMath.Log(product);
    }

    /// <summary>The derivative of ln Γ at x.</summary>
    public static double Digamma(double x)
    {
        // ψ(x) = ψ(x + 1) − 1/x.
        double sum = 0;
        for (; x < SeriesFrom; x++)
            sum += 1 / x;
        double z = 1 / (x * x);
        double series = 1.0 / 12;
        series = (series * z) - (691.0 / 32760);
        series = (series * z) + (1.0 / 132);
        series = (series * z) - (1.0 / 240);
        series = (series * z) + (1.0 / 252);
        series = (series * z) - (1.0 / 120);
        series = (series * z) + (1.0 / 12);
        return PortableMath.Log(x) - (0.5 / x) - (series * z) - sum;
    }

    /// <summary>ln Γ(a) + ln Γ(b) − ln Γ(a + b).</summary>
    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);
}
