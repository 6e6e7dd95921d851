namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>A place on a plot, in units of one CSS pixel from the top left corner.</summary>
internal readonly record struct PlotPoint(double X, double Y);
