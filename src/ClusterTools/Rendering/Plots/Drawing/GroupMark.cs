namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Marks that belong together.</summary>
/// <param name="Cluster">The cluster that they show, which SVG has as <c>data-cluster</c> for scripts; null for none.</param>
/// <param name="Label">What a viewer of SVG shows when the pointer rests on them; null for nothing.</param>
/// <param name="Clip">What they are clipped to; null for no clipping.</param>
internal sealed record GroupMark(int? Cluster = null, string? Label = null, PlotRectangle? Clip = null) : PlotMark
{
    /// <summary>The marks, in the order in which they are drawn.</summary>
    public List<PlotMark> Marks { get; } = [];

    /// <inheritdoc/>
    public override void Draw(PlotSurface surface) => surface.Group(this);
}
