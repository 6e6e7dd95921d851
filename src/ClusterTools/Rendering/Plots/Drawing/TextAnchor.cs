namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Which point of a text its position gives.</summary>
internal enum TextAnchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The centre.</summary>
    Middle,

    /// <summary>The right end.</summary>
    End,
}
