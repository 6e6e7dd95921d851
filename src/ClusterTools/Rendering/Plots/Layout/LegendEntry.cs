using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>One colour of a legend, and what it stands for.</summary>
internal readonly record struct LegendEntry(PlotColor Color, string Text, int? Cluster = null);
