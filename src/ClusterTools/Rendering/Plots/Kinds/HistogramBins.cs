using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Counts of values in bins of equal width, as NumPy's histogram makes them: the last bin contains its upper edge, and the rule "auto" takes the narrower bins of
/// Sturges and of Freedman and Diaconis.</summary>
internal sealed class HistogramBins
{
    private const int MostBins = 10_000;

    private HistogramBins(double[] edges, int[] counts)
    {
        Edges = edges;
        Counts = counts;
    }

    /// <summary>The edges, one more than bins.</summary>
    public double[] Edges { get; }

    /// <summary>The number of values in each bin.</summary>
    public int[] Counts { get; }

    /// <summary>Counts finite values.</summary>
    /// <param name="values">The values, ascending, at least one.</param>
    /// <param name="binCount">The number of bins; null for NumPy's "auto".</param>
    public static HistogramBins Of(double[] values, int? binCount)
    {
        double low = values[0], high = values[values.Length - 1];
        int bins = binCount ?? Auto(values, high - low);
        if (low == high)
            (low, high) = (low - 0.5, high + 0.5);
        var edges = new double[bins + 1];
        double step = (high - low) / bins;
        for (int i = 0; i < bins; i++)
            edges[i] = low + (i * step);
        edges[bins] = high;
        var counts = new int[bins];
        int bin = 0;
        foreach (double value in values)
        {
            while (bin < bins - 1 && value >= edges[bin + 1])
                bin++;
            counts[bin]++;
        }

        return new HistogramBins(edges, counts);
    }

    private static int Auto(double[] values, double range)
    {
        if (range == 0)
            return 1;
        int n = values.Length;
        double sturges = range / ((PortableMath.Log(n) / PortableMath.Log(2)) + 1);
        double spread = Numerics.Statistics.Percentile.OfSorted(values, 75) - Numerics.Statistics.Percentile.OfSorted(values, 25);
        double freedman = 2 * spread / Math.Cbrt(n);
        double width = freedman > 0 ? Math.Min(sturges, freedman) : sturges;
        return (int)Math.Clamp(Math.Ceiling(range / width), 1, MostBins);
    }
}
