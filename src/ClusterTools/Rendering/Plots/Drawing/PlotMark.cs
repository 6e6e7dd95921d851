namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>One thing that a plot shows.</summary>
internal abstract record PlotMark
{
    /// <summary>Draws the mark.</summary>
    public abstract void Draw(PlotSurface surface);
}
