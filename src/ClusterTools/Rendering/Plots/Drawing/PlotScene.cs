using ClusterTools.Images.Pictures;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>A finished plot: what is drawn where. It can be written as SVG or drawn into pixels any number of times.</summary>
public sealed class PlotScene
{
    internal PlotScene(double width, double height, string title, string description)
    {
        Width = width;
        Height = height;
        Title = title;
        Description = description;
    }

    /// <summary>The width in CSS pixels.</summary>
    public double Width { get; }

    /// <summary>The height in CSS pixels.</summary>
    public double Height { get; }

    /// <summary>The title in full, even where the drawing shortens it.</summary>
    public string Title { get; }

    /// <summary>What the plot shows, in words, for readers who cannot see it.</summary>
    public string Description { get; }

    internal List<PlotMark> Marks { get; } = [];

    /// <summary>All texts, those of groups included.</summary>
    internal IEnumerable<TextMark> Texts => Flatten(Marks).OfType<TextMark>();

    /// <summary>The characters that pixels show as a box, because the font of plots does not have them; viewers of SVG have fonts of their own.</summary>
    internal bool HasMissingCharacters => Texts.Any(t => PlotFont.CodePoints(t.Text).Any(c => !PlotFont.Has(c)));

    /// <summary>The plot as an SVG document with role, title and description, without styles and scripts.</summary>
    /// <param name="idPrefix">What the ids in it begin with; several plots in one page need different ones.</param>
    /// <exception cref="ArgumentException">The prefix is not a name of letters, digits and hyphens.</exception>
    public string ToSvg(string idPrefix = "plot")
    {
        ArgumentNullException.ThrowIfNull(idPrefix);
        if (idPrefix.Length == 0 || !idPrefix.All(c => c is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            throw new ArgumentException(string.Format(SR.PlotPrefixInvalid, idPrefix));
        return SvgSurface.Write(this, idPrefix);
    }

    /// <summary>The plot as 24-bit RGB pixels.</summary>
    /// <param name="scale">Pixels for each CSS pixel; 2 by default, as dense displays have.</param>
    /// <exception cref="ArgumentException">The scale is not above 0, or the picture would have more than 100 million pixels.</exception>
    public Picture ToPicture(double scale = 2)
    {
        if (!(scale > 0) || !(Width * Height * scale * scale <= MostPixels))
            throw new ArgumentException(string.Format(SR.PlotScaleInvalid, scale, Width, Height, MostPixels));
        return RasterSurface.Draw(this, scale);
    }

    /// <inheritdoc/>
    public override string ToString() => $"PlotScene {Width}x{Height}: {Title}";

    private const double MostPixels = 1e8;

    private static IEnumerable<PlotMark> Flatten(IEnumerable<PlotMark> marks) =>
        marks.SelectMany(m => m is GroupMark group ? Flatten(group.Marks) : [m]);
}
