using ClusterTools.Formats.Png;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Studies;

namespace ClusterTools.Rendering.Reports.Maps;

/// <summary>The layers of a plane of the map, as PNG in data URIs: the colours of the voxels, the outlines of the clusters, the anatomy below.</summary>
internal sealed class MapPictures
{
    // Fewer steps of brightness than this show as bands.
    private const int FewestShades = 6;
    private const int MostShades = 16;

    private readonly Study _study;
    private readonly VoxelSample _voxels;
    private readonly ImageStack? _background;
    private readonly PlaneSource? _source;

    /// <exception cref="ArgumentException">The planes of the background do not match those of the labels.</exception>
    public MapPictures(Study study, VoxelSample voxels, ImageStack? background)
    {
        _study = study;
        _voxels = voxels;
        _background = background;
        _source = background is null ? null : new PlaneSource(background, study.Clustering.Series.Shape!.Value, exactSize: false);
    }

    /// <summary>The label at each voxel of a plane; −1 for none.</summary>
    public int[] Labels(int plane)
    {
        int size = _voxels.Shape.PlaneSize;
        var labels = new int[size];
        for (int i = 0; i < size; i++)
        {
            int record = _voxels.RecordAt[(plane * size) + i];
            labels[i] = record < 0 ? -1 : _study.Clustering.Labels[record];
        }

        return labels;
    }

    /// <summary>How bright a voxel is: 1 where it follows its centroid exactly, 0.3 where it does not at all; 1 for colours.</summary>
    public static double Shade(Study study, int record) => study.Similarity is null ? 1 : 0.3 + (0.7 * Math.Max(0, study.Similarity[record]));

    /// <summary>The voxels in the colours of their clusters; transparent where there is none and the less opaque the less a voxel follows its cluster.</summary>
    public string Fill(int plane)
    {
        int size = _voxels.Shape.PlaneSize, clusters = _study.Clustering.ClusterCount;
        int shades = _study.Similarity is null ? 1 : Math.Min(MostShades, 255 / clusters);
        bool indexed = clusters * shades <= 255 && (shades >= FewestShades || _study.Similarity is null);
        var pixels = new byte[indexed ? size : 4 * size];
        for (int i = 0; i < size; i++)
        {
            int record = _voxels.RecordAt[(plane * size) + i];
            if (record < 0)
                continue;
            int label = _study.Clustering.Labels[record];
            double shade = Shade(_study, record);
            if (indexed)
            {
                pixels[i] = (byte)(1 + (label * shades) + (int)Math.Min(shades - 1, shade * shades));
                continue;
            }

            for (int c = 0; c < 3; c++)
                pixels[(4 * i) + c] = ColorText.Byte(_study.Colors[label][c]);
            pixels[(4 * i) + 3] = ColorText.Byte(shade);
        }

        if (!indexed)
            return Uri(new Picture(_voxels.Shape.Columns, _voxels.Shape.Rows, PixelFormat.Rgba32, pixels));
        var (palette, opacity) = Palette(shades);
        return Uri(new Picture(_voxels.Shape.Columns, _voxels.Shape.Rows, PixelFormat.Indexed8, pixels, palette, opacity));
    }

    /// <summary>The outline of every cluster in its colour, one picture pixel wide, transparent elsewhere.</summary>
    public string Outlines(int[] labels)
    {
        int columns = _voxels.Shape.Columns, rows = _voxels.Shape.Rows;
        // Fine enough for a line that is thinner than a voxel, for a picture of some 700 pixels.
        int scale = Math.Clamp(700 / columns, 2, 6);
        int width = columns * scale, height = rows * scale;
        bool indexed = _study.Clustering.ClusterCount <= 255;
        var pixels = new byte[indexed ? width * height : 4 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int label = labels[(y / scale * columns) + (x / scale)];
                if (label < 0 || !(Differs(x - 1, y) || Differs(x + 1, y) || Differs(x, y - 1) || Differs(x, y + 1)))
                    continue;
                int pixel = (y * width) + x;
                if (indexed)
                {
                    pixels[pixel] = (byte)(label + 1);
                    continue;
                }

                for (int c = 0; c < 3; c++)
                    pixels[(4 * pixel) + c] = ColorText.Byte(_study.Colors[label][c]);
                pixels[(4 * pixel) + 3] = byte.MaxValue;

                bool Differs(int u, int v) => u < 0 || v < 0 || u >= width || v >= height || labels[(v / scale * columns) + (u / scale)] != label;
            }
        }

        if (!indexed)
            return Uri(new Picture(width, height, PixelFormat.Rgba32, pixels));
        var (palette, opacity) = Palette(1);
        return Uri(new Picture(width, height, PixelFormat.Indexed8, pixels, palette, opacity));
    }

    /// <summary>The plane of the background; null without one.</summary>
    public string? Anatomy(int plane)
    {
        if (_source is null || _background is null)
            return null;
        var (frame, place) = _source.Locate(plane);
        var below = new BackgroundPlane(_background, frame, place);
        int width = _background.Width, height = _background.Height;
        var colors = new byte[3 * width * height];
        bool gray = true;
        for (int i = 0; i < width * height; i++)
        {
            uint pixel = below.At(i % width, i / width);
            for (int c = 0; c < 3; c++)
                colors[(3 * i) + c] = (byte)(pixel >> (8 * c));
            gray &= colors[3 * i] == colors[(3 * i) + 1] && colors[3 * i] == colors[(3 * i) + 2];
        }

        if (!gray)
            return Uri(new Picture(width, height, PixelFormat.Rgb24, colors));
        var grays = new byte[width * height];
        for (int i = 0; i < grays.Length; i++)
            grays[i] = colors[3 * i];
        return Uri(new Picture(width, height, PixelFormat.Gray8, grays));
    }

    /// <summary>Entry 0 is transparent; then the clusters, each in steps of opacity.</summary>
    private (byte[] Palette, byte[] Opacity) Palette(int shades)
    {
        int entries = 1 + (_study.Clustering.ClusterCount * shades);
        var palette = new byte[3 * entries];
        var opacity = new byte[entries];
        for (int i = 1; i < entries; i++)
        {
            double[] color = _study.Colors[(i - 1) / shades];
            for (int c = 0; c < 3; c++)
                palette[(3 * i) + c] = ColorText.Byte(color[c]);
            opacity[i] = shades == 1 ? byte.MaxValue : ColorText.Byte((((i - 1) % shades) + 1.0) / shades);
        }

        return (palette, opacity);
    }

    /// <summary>A picture as the address of an image inside of the page.</summary>
    public static string Uri(Picture picture)
    {
        using var png = new MemoryStream();
        PngEncoder.Write(png, picture);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
    }
}
