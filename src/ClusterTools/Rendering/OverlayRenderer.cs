using ClusterTools.Clustering;
using ClusterTools.Images;
using ClusterTools.Images.Pictures;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>Draws a label map over a picture, at the size of the picture: filled, as contours, or as a cut-out. Where the picture is larger than the grid of the labels, each of its pixels
/// belongs to the voxel that covers its centre.</summary>
internal sealed class OverlayRenderer
{
    private readonly LabelMapOptions _options;
    private readonly LabelGrid _grid;
    private readonly ImageStack? _background;
    private readonly byte[][] _colors;
    private readonly double[]? _factors;
    private readonly int[] _records;
    private readonly int _firstPlane;
    private readonly int _width;
    private readonly int _height;
    private readonly int[] _columns;
    private readonly int[] _labels;

    private OverlayRenderer(LabelGrid grid, LabelMapOptions options, double[][] colors, double[]? factors)
    {
        _options = options;
        _grid = grid;
        _background = options.Background;
        _factors = factors;
        _firstPlane = options.Plane ?? 0;
        _colors = Array.ConvertAll(colors, c => Array.ConvertAll(c, v => (byte)((Math.Clamp(v, 0, 1) * 255) + 0.5)));
        _width = checked((_background?.Width ?? grid.Shape.Columns) * options.Scale);
        _height = checked((_background?.Height ?? grid.Shape.Rows) * options.Scale);
        _columns = new int[_width];
        for (int x = 0; x < _width; x++)
            _columns[x] = Cover(x, _width, grid.Shape.Columns);

        // Labels that are not kept are as if there were no record.
        var kept = options.MaskBy == LabelMask.Label ? new HashSet<int>(options.Keep!) : null;
        _labels = Array.ConvertAll(grid.Labels, l => kept is null || kept.Contains(l) ? l : -1);
        _records = new int[grid.VoxelCount];
        Array.Fill(_records, -1);
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int voxel = grid.Locate(i);
            if (voxel >= 0)
                _records[voxel] = i;
        }
    }

    /// <summary>Whether the options need this renderer.</summary>
    public static bool IsNeeded(LabelMapOptions options) => options.Contour || options.Background is not null || options.MaskBy == LabelMask.Label;

    /// <summary>Checks that the options are consistent with each other.</summary>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public static void Require(LabelMapOptions options, int clusterCount)
    {
        bool byLabel = options.MaskBy == LabelMask.Label;
        if (byLabel != options.Keep is { Count: > 0 })
            throw new ArgumentException(SR.MaskByLabelNeedsKeep);
        foreach (int label in options.Keep ?? [])
        {
            if (label < 0 || label >= clusterCount)
                throw new ArgumentException(string.Format(SR.IndexOutOfRange, nameof(options.Keep), label, clusterCount - 1));
        }
    }

    /// <summary>Draws the picture: RGBA with a mask by label, otherwise RGB.</summary>
    public static Picture Render(IClustering clustering, LabelGrid grid, LabelMapOptions options, double[][] colors, double[]? factors, ExecutionOptions execution)
    {
        var renderer = new OverlayRenderer(grid, options, colors, factors);
        var source = options.Background is { } background ? new PlaneSource(background, clustering.Series.Shape!.Value, exactSize: false) : null;
        var layout = new TileLayout(grid.PlaneCount, renderer._width, renderer._height, options.Scale);
        var format = options.MaskBy == LabelMask.Label ? PixelFormat.Rgba32 : PixelFormat.Rgb24;
        int pixelBytes = Picture.BytesPerPixel(format);
        var pixels = new byte[checked(layout.Width * layout.Height * pixelBytes)];
        // The lines between planes; with a mask by label they are transparent.
        if (format == PixelFormat.Rgb24 && grid.PlaneCount > 1)
            pixels.AsSpan().Fill(TileLayout.SeparatorGray);
        for (int tile = 0; tile < grid.PlaneCount; tile++)
        {
            int corner = layout.Corner(tile), plane = tile;
            BackgroundPlane? below = null;
            if (source is not null)
            {
                var (frame, place) = source.Locate(renderer._firstPlane + plane);
                below = new BackgroundPlane(options.Background!, frame, place);
            }

            ChunkedParallel.For(renderer._height, execution, (y, _) =>
                renderer.DrawRow(plane, y, below, pixels.AsSpan((corner + (y * layout.Width)) * pixelBytes, renderer._width * pixelBytes), pixelBytes));
        }

        return new Picture(layout.Width, layout.Height, format, pixels);
    }

    // The voxel that covers the centre of a pixel.
    private static int Cover(int pixel, int pixels, int voxels) => (int)(((2L * pixel) + 1) * voxels / (2L * pixels));

    private void DrawRow(int plane, int y, BackgroundPlane? below, Span<byte> row, int pixelBytes)
    {
        for (int x = 0; x < _width; x++)
        {
            int record = RecordAt(plane, x, y);
            int label = record < 0 ? -1 : _labels[record];
            var pixel = row.Slice(x * pixelBytes, pixelBytes);
            uint under = below?.At(x / _options.Scale, y / _options.Scale) ?? 0;
            bool showsLabel = label >= 0 && (_options.Contour ? IsBorder(plane, x, y, label) : _options.MaskBy != LabelMask.Label || below is null);
            double part = !showsLabel ? 0 : _factors is null ? 1 : _factors[record];
            for (int c = 0; c < 3; c++)
            {
                byte ground = (byte)(under >> (8 * c));
                pixel[c] = showsLabel ? (byte)((part * _colors[label][c]) + ((1 - part) * ground) + 0.5) : ground;
            }

            if (pixelBytes < 4)
                continue;
            if (label < 0)
                pixel.Clear();
            else
                pixel[3] = byte.MaxValue;
        }
    }

    /// <summary>Whether a neighbour has a lower label, or none: so a line is one pixel wide and has the colour of the higher label.</summary>
    private bool IsBorder(int plane, int x, int y, int label) =>
        (x > 0 && LabelAt(plane, x - 1, y) < label) || (x < _width - 1 && LabelAt(plane, x + 1, y) < label)
        || (y > 0 && LabelAt(plane, x, y - 1) < label) || (y < _height - 1 && LabelAt(plane, x, y + 1) < label);

    private int LabelAt(int plane, int x, int y)
    {
        int record = RecordAt(plane, x, y);
        return record < 0 ? -1 : _labels[record];
    }

    private int RecordAt(int plane, int x, int y) =>
        _records[(((plane * _grid.Shape.Rows) + Cover(y, _height, _grid.Shape.Rows)) * _grid.Shape.Columns) + _columns[x]];
}
