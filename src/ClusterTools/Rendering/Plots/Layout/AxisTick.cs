namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>A marked place of an axis.</summary>
internal readonly record struct AxisTick(double Value, string Label);
