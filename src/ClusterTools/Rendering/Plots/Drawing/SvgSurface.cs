using System.Text;
using ClusterTools.Formats.Png;
using ClusterTools.Images.Pictures;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Draws as SVG. There are presentation attributes only, no styles and no scripts, so that a page with a strict policy can contain it.</summary>
internal sealed class SvgSurface : PlotSurface
{
    private readonly StringBuilder _text = new();
    private readonly string _prefix;
    private int _clips;

    private SvgSurface(string prefix) => _prefix = prefix;

    /// <summary>The document of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="prefix">What the ids begin with, so that those of several documents in a page differ.</param>
    public static string Write(PlotScene scene, string prefix)
    {
        var surface = new SvgSurface(prefix);
        var text = surface._text;
        text.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").AppendLength(scene.Width).Append("\" height=\"").AppendLength(scene.Height)
            .Append("\" viewBox=\"0 0 ").AppendLength(scene.Width).Append(' ').AppendLength(scene.Height)
            .Append("\" role=\"img\" aria-labelledby=\"").Append(prefix).Append("-title ").Append(prefix)
            .Append("-description\" font-family=\"DejaVu Sans,Verdana,sans-serif\">\n<title id=\"").Append(prefix).Append("-title\">").AppendEscaped(scene.Title)
            .Append("</title>\n<desc id=\"").Append(prefix).Append("-description\">").AppendEscaped(scene.Description).Append("</desc>\n");
        foreach (var mark in scene.Marks)
            mark.Draw(surface);
        return text.Append("</svg>\n").ToString();
    }

    /// <inheritdoc/>
    public override void Fill(IReadOnlyList<PlotPoint[]> contours, PlotColor color)
    {
        _text.Append("<path fill=\"").Append(color.ToHex()).Append('"');
        Opacity("fill-opacity", color);
        Path(contours, close: true);
        _text.Append("/>\n");
    }

    /// <inheritdoc/>
    public override void Stroke(IReadOnlyList<PlotPoint[]> lines, double width, PlotColor color, double dash)
    {
        _text.Append("<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"").Append(color.ToHex()).Append("\" stroke-width=\"").AppendLength(width).Append('"');
        Opacity("stroke-opacity", color);
        if (dash > 0)
            _text.Append(" stroke-dasharray=\"").AppendLength(dash).Append('"');
        Path(lines, close: false);
        _text.Append("/>\n");
    }

    /// <inheritdoc/>
    public override void Dots(IReadOnlyList<PlotPoint> centres, double radius, PlotColor color)
    {
        // Lines of no length with round ends: a third of the text of circles.
        _text.Append("<path fill=\"none\" stroke-linecap=\"round\" stroke=\"").Append(color.ToHex()).Append("\" stroke-width=\"").AppendLength(2 * radius).Append('"');
        Opacity("stroke-opacity", color);
        _text.Append(" d=\"");
        foreach (var centre in centres)
            _text.Append('M').AppendLength(centre.X).Append(' ').AppendLength(centre.Y).Append("h0");
        _text.Append("\"/>\n");
    }

    /// <inheritdoc/>
    public override void Text(TextMark text)
    {
        _text.Append("<text x=\"").AppendLength(text.X).Append("\" y=\"").AppendLength(text.Y).Append("\" font-size=\"").AppendLength(text.Size)
            .Append("\" fill=\"").Append(text.Color.ToHex()).Append('"');
        if (text.Anchor != TextAnchor.Start)
            _text.Append(" text-anchor=\"").Append(text.Anchor == TextAnchor.Middle ? "middle" : "end").Append('"');
        if (text.Upwards)
            _text.Append(" transform=\"rotate(-90 ").AppendLength(text.X).Append(' ').AppendLength(text.Y).Append(")\"");
        // A font of another width must not reach into what is next to it.
        if (text.Length > 0)
            _text.Append(" textLength=\"").AppendLength(text.Length).Append("\" lengthAdjust=\"spacingAndGlyphs\"");
        _text.Append('>').AppendEscaped(text.Text).Append("</text>\n");
    }

    /// <inheritdoc/>
    public override void Image(PlotRectangle target, Picture picture)
    {
        using var png = new MemoryStream();
        PngEncoder.Write(png, picture);
        _text.Append("<image");
        Place(target);
        _text.Append(" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"data:image/png;base64,").Append(Convert.ToBase64String(png.ToArray())).Append("\"/>\n");
    }

    /// <inheritdoc/>
    public override void Group(GroupMark group)
    {
        string? clip = null;
        if (group.Clip is { } rectangle)
        {
            clip = $"{_prefix}-clip{_clips++}";
            _text.Append("<clipPath id=\"").Append(clip).Append("\"><rect");
            Place(rectangle);
            _text.Append("/></clipPath>\n");
        }

        _text.Append("<g");
        if (group.Cluster is { } cluster)
            _text.Append(" data-cluster=\"").Append(cluster).Append('"');
        if (clip is not null)
            _text.Append(" clip-path=\"url(#").Append(clip).Append(")\"");
        _text.Append(">\n");
        if (group.Label is not null)
            _text.Append("<title>").AppendEscaped(group.Label).Append("</title>\n");
        foreach (var mark in group.Marks)
            mark.Draw(this);
        _text.Append("</g>\n");
    }

    private void Place(PlotRectangle r) => _text.Append(" x=\"").AppendLength(r.X).Append("\" y=\"").AppendLength(r.Y).Append("\" width=\"").AppendLength(r.Width)
        .Append("\" height=\"").AppendLength(r.Height).Append('"');

    private void Opacity(string attribute, PlotColor color)
    {
        if (color.Opacity < 1)
            _text.Append(' ').Append(attribute).Append("=\"").AppendLength(color.Opacity).Append('"');
    }

    private void Path(IReadOnlyList<PlotPoint[]> lines, bool close)
    {
        _text.Append(" d=\"");
        foreach (var points in lines)
        {
            for (int i = 0; i < points.Length; i++)
                _text.Append(i == 0 ? 'M' : 'L').AppendLength(points[i].X).Append(' ').AppendLength(points[i].Y);
            if (close)
                _text.Append('Z');
        }

        _text.Append('"');
    }
}
