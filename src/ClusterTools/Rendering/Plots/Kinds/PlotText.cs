using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Counts in words, for titles and descriptions.</summary>
internal static class PlotText
{
    /// <summary>A count with its noun.</summary>
    public static string Count(long count, string noun) => $"{AxisTicks.Format(count)} {noun}{(count == 1 ? "" : "s")}";
}
