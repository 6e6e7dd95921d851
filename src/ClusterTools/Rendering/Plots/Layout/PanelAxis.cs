namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>One axis of a panel.</summary>
/// <param name="Range">The values that it reaches over.</param>
/// <param name="Title">What it shows; null for no title.</param>
internal sealed record PanelAxis(AxisRange Range, string? Title = null)
{
    /// <summary>Whether only whole numbers are ticks.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether the axis has neither ticks nor lines behind the data.</summary>
    public bool Bare { get; init; }

    /// <summary>The ticks; null (the default) for round numbers.</summary>
    public IReadOnlyList<AxisTick>? Ticks { get; init; }
}
