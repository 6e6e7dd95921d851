using ClusterTools.Images.Pictures;

namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Draws into pixels, with smooth edges. Everything is arithmetic in double without the platform's functions, so that the pixels are the same on every machine.</summary>
internal sealed class RasterSurface : PlotSurface
{
    private readonly int _width;
    private readonly int _height;
    private readonly double _scale;
    private readonly byte[] _pixels;
    private readonly CoverageMask _mask;
    private PixelBounds _clip;

    private RasterSurface(int width, int height, double scale)
    {
        (_width, _height, _scale) = (width, height, scale);
        _pixels = new byte[checked(3 * width * height)];
        _mask = new CoverageMask(width, height);
        _clip = new PixelBounds(0, 0, width, height);
    }

    /// <summary>The pixels of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="scale">Pixels for each CSS pixel.</param>
    public static Picture Draw(PlotScene scene, double scale)
    {
        var surface = new RasterSurface((int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale), scale);
        foreach (var mark in scene.Marks)
            mark.Draw(surface);
        return new Picture(surface._width, surface._height, PixelFormat.Rgb24, surface._pixels);
    }

    /// <inheritdoc/>
    public override void Fill(IReadOnlyList<PlotPoint[]> contours, PlotColor color)
    {
        foreach (var contour in contours)
            _mask.Add(Scaled(contour));
        Paint(color);
    }

    /// <inheritdoc/>
    public override void Stroke(IReadOnlyList<PlotPoint[]> lines, double width, PlotColor color, double dash)
    {
        foreach (var line in lines)
        {
            if (dash > 0)
            {
                foreach (var part in StrokeOutline.Dashes(line, dash))
                    StrokeOutline.Add(_mask, Scaled(part), width * _scale);
            }
            else
            {
                StrokeOutline.Add(_mask, Scaled(line), width * _scale);
            }
        }

        Paint(color);
    }

    /// <inheritdoc/>
    public override void Dots(IReadOnlyList<PlotPoint> centres, double radius, PlotColor color)
    {
        foreach (var centre in centres)
        {
            StrokeOutline.AddDisc(_mask, new(centre.X * _scale, centre.Y * _scale), radius * _scale, corners: 16);
            Paint(color);
        }
    }

    /// <inheritdoc/>
    public override void Text(TextMark text)
    {
        double unit = text.Size * _scale / PlotFont.UnitsPerEm;
        var box = text.Box;
        double pen = _scale * (text.Upwards ? box.Bottom : box.X);
        foreach (int character in PlotFont.Visual(text.Text))
        {
            var glyph = PlotFont.Get(character);
            foreach (var contour in glyph.Contours)
            {
                double start = pen;
                _mask.Add(Array.ConvertAll(contour, p => text.Upwards
                    ? new PlotPoint((text.X * _scale) - (p.Y * unit), start - (p.X * unit))
                    : new PlotPoint(start + (p.X * unit), (text.Y * _scale) - (p.Y * unit))));
            }

            pen += (text.Upwards ? -1 : 1) * glyph.Advance * unit;
        }

        Paint(text.Color);
    }

    /// <inheritdoc/>
    public override void Image(PlotRectangle target, Picture picture)
    {
        var rgb = new byte[3];
        var place = Bounds(target);
        var seen = place.Intersect(_clip);
        for (int y = seen.Top; y < seen.Bottom; y++)
        {
            int row = (int)((long)(y - place.Top) * picture.Height / (place.Bottom - place.Top));
            for (int x = seen.Left; x < seen.Right; x++)
            {
                int column = (int)((long)(x - place.Left) * picture.Width / (place.Right - place.Left));
                double opacity = ReadPixel(picture, (row * picture.Width) + column, rgb);
                if (opacity > 0)
                    new PlotColor(rgb[0], rgb[1], rgb[2], opacity).Blend(_pixels.AsSpan(3 * ((y * _width) + x), 3), 1);
            }
        }
    }

    /// <inheritdoc/>
    public override void Group(GroupMark group)
    {
        var outer = _clip;
        if (group.Clip is { } clip)
            _clip = _clip.Intersect(Bounds(clip));
        foreach (var mark in group.Marks)
            mark.Draw(this);
        _clip = outer;
    }

    private static double ReadPixel(Picture picture, int index, byte[] rgb)
    {
        byte[] pixels = picture.Pixels;
        switch (picture.Format)
        {
            case PixelFormat.Gray8:
                rgb.AsSpan().Fill(pixels[index]);
                return 1;
            case PixelFormat.Rgb24:
                pixels.AsSpan(3 * index, 3).CopyTo(rgb);
                return 1;
            case PixelFormat.Rgba32:
                pixels.AsSpan(4 * index, 3).CopyTo(rgb);
                return pixels[(4 * index) + 3] / 255.0;
            case PixelFormat.Indexed8:
                picture.Palette.AsSpan(3 * pixels[index], 3).CopyTo(rgb);
                return picture.PaletteOpacity is { } opacity ? opacity[pixels[index]] / 255.0 : 1;
            case PixelFormat.Gray16:
                rgb.AsSpan().Fill(pixels[(2 * index) + (BitConverter.IsLittleEndian ? 1 : 0)]);
                return 1;
            default:
                throw EnumGuard.Unexpected(picture.Format);
        }
    }

    private PixelBounds Bounds(PlotRectangle r) => new(Edge(r.X), Edge(r.Y), Edge(r.Right), Edge(r.Bottom));

    private int Edge(double value) => (int)Math.Floor((value * _scale) + 0.5);

    private PlotPoint[] Scaled(PlotPoint[] points) => _scale == 1 ? points : Array.ConvertAll(points, p => new PlotPoint(p.X * _scale, p.Y * _scale));

    private void Paint(PlotColor color) => _mask.Paint(_pixels, _clip, color);
}
