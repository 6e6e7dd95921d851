namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>The colours around the data of a plot.</summary>
public enum PlotTheme
{
    /// <summary>Dark text on white. Marks in the colours of clusters lie on a dark panel, as on the map, because many of these colours are too faint for white.</summary>
    Light,

    /// <summary>Light text on near-black throughout.</summary>
    Dark,
}
