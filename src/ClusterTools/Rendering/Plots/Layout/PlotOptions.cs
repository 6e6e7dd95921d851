namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>How a plot looks, and what it shows of its data.</summary>
public sealed record PlotOptions
{
    /// <summary>The least width and height.</summary>
    public const int LeastSize = 160;

    /// <summary>The greatest width and height.</summary>
    public const int GreatestSize = 10_000;

    /// <summary>The title; null (the default) for one that says what the plot shows. A title that is too long for the width is shortened in the drawing and kept in full in
    /// the description of an SVG.</summary>
    public string? Title { get; init; }

    /// <summary>The width in CSS pixels, from 160 to 10,000; 800 by default.</summary>
    public int Width { get; init => field = RequireSize(value, nameof(Width)); } = 800;

    /// <summary>The height in CSS pixels, from 160 to 10,000; 500 by default.</summary>
    public int Height { get; init => field = RequireSize(value, nameof(Height)); } = 500;

    /// <summary>The colours around the data; <see cref="PlotTheme.Light"/> by default.</summary>
    public PlotTheme Theme { get; init => field = EnumGuard.RequireDefined(value, nameof(Theme)); } = PlotTheme.Light;

    /// <summary>Where the colours of the marks come from; <see cref="PlotColoring.Label"/> by default.</summary>
    public PlotColoring ColorBy { get; init => field = EnumGuard.RequireDefined(value, nameof(ColorBy)); } = PlotColoring.Label;

    /// <summary>The seed of samples and of the search for similarity colours; 0 by default.</summary>
    public long Seed { get; init; }

    /// <summary>The value at which a histogram is divided, or the distance at which a tree is cut; null (the default) for none.</summary>
    public double? Threshold
    {
        get;
        init => field = value is { } v && !double.IsFinite(v) ? throw new ArgumentException(string.Format(SR.PlotThresholdInvalid, v)) : value;
    }

    /// <summary>The number of bins of a histogram, 1 to 10,000; null (the default) for NumPy's rule "auto".</summary>
    public int? BinCount { get; init => field = RequireCount(value, 1, 10_000, nameof(BinCount)); }

    /// <summary>The number of leaves that a dendrogram shows, at least 2: the last merges of the tree. Null (the default) for all records up to 200, and 50 leaves of more.</summary>
    public int? LeafCount { get; init => field = RequireCount(value, 2, int.MaxValue, nameof(LeafCount)); }

    /// <summary>The columns of the pictures that a montage shows, at least 1; null (the default) for square pictures.</summary>
    public int? PictureWidth { get; init => field = RequireCount(value, 1, int.MaxValue, nameof(PictureWidth)); }

    /// <summary>The colours of the clusters, red, green and blue from 0 to 1, where the plot stands next to a map that has them; null for those of <see cref="ColorBy"/>.</summary>
    internal double[][]? ClusterColors { get; init; }

    private static int RequireSize(int value, string name) => value is >= LeastSize and <= GreatestSize
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueOutOfRange, name, value, LeastSize, GreatestSize));

    private static int? RequireCount(int? value, int least, int greatest, string name) => value is null || (value >= least && value <= greatest)
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueOutOfRange, name, value, least, greatest));
}
