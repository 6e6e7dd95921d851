namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>How much of each pixel a shape covers. Edges add what they cover to the right of them, exactly to the part of a pixel; a sum over each row gives the
/// coverage. Contours that overlap in the same direction count once.</summary>
internal sealed class CoverageMask
{
    // Below half a level of 255.
    private const double Unseen = 1.0 / 512;

    private readonly int _width;
    private readonly int _height;
    private readonly int _stride;
    private readonly double[] _cover;
    private readonly int[] _first;
    private readonly int[] _last;
    private int _top;
    private int _bottom;

    public CoverageMask(int width, int height)
    {
        _width = width;
        _height = height;
        _stride = width + 2;
        _cover = new double[_stride * height];
        _first = new int[height];
        _last = new int[height];
        _first.AsSpan().Fill(int.MaxValue);
        _last.AsSpan().Fill(-1);
        (_top, _bottom) = (height, -1);
    }

    /// <summary>Adds the edges of a closed contour.</summary>
    public void Add(ReadOnlySpan<PlotPoint> contour)
    {
        for (int i = 0; i < contour.Length; i++)
        {
            var next = contour[i + 1 < contour.Length ? i + 1 : 0];
            AddEdge(contour[i].X, contour[i].Y, next.X, next.Y);
        }
    }

    /// <summary>Paints the covered pixels and empties the mask.</summary>
    /// <param name="pixels">24-bit RGB pixels of the mask's size.</param>
    /// <param name="clip">Pixels outside of it stay as they are.</param>
    /// <param name="color">The colour.</param>
    public void Paint(byte[] pixels, PixelBounds clip, PlotColor color)
    {
        for (int y = _top; y <= _bottom; y++)
        {
            if (_last[y] < 0)
                continue;
            var row = _cover.AsSpan((y * _stride) + _first[y], _last[y] - _first[y] + 1);
            if (y >= clip.Top && y < clip.Bottom)
                PaintRow(pixels.AsSpan(3 * y * _width, 3 * _width), row, _first[y], clip, color);
            row.Clear();
            (_first[y], _last[y]) = (int.MaxValue, -1);
        }

        (_top, _bottom) = (_height, -1);
    }

    private static void PaintRow(Span<byte> pixels, ReadOnlySpan<double> row, int first, PixelBounds clip, PlotColor color)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i];
            double coverage = Math.Min(1, Math.Abs(sum));
            int x = first + i;
            if (coverage > Unseen && x >= clip.Left && x < clip.Right)
                color.Blend(pixels.Slice(3 * x, 3), coverage);
        }
    }

    private void AddEdge(double x0, double y0, double x1, double y1)
    {
        if (y0 == y1)
            return;
        double direction = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            direction = -1;
        }

        if (y1 <= 0 || y0 >= _height)
            return;
        double slope = (x1 - x0) / (y1 - y0);
        double x = y0 < 0 ? x0 - (y0 * slope) : x0;
        int begin = Math.Max(0, (int)y0);
        int end = Math.Min(_height, (int)Math.Ceiling(y1));
        for (int y = begin; y < end; y++)
        {
            double height = Math.Min(y + 1, y1) - Math.Max(y, y0);
            double next = x + (slope * height);
            AddRow(y, Math.Clamp(Math.Min(x, next), 0, _width), Math.Clamp(Math.Max(x, next), 0, _width), direction * height);
            x = next;
        }
    }

    /// <summary>An edge within one row, from x0 to x1, of a signed height.</summary>
    private void AddRow(int y, double x0, double x1, double height)
    {
        int left = (int)x0;
        int right = (int)Math.Ceiling(x1);
        var row = _cover.AsSpan(y * _stride, _stride);
        if (right <= left + 1)
        {
            double middle = ((x0 + x1) / 2) - left;
            row[left] += height - (height * middle);
            row[left + 1] += height * middle;
        }
        else
        {
            // The covered area to the right of the edge grows from column to column; each column gets the difference.
            double part = 1 / (x1 - x0);
            double before = 0;
            for (int x = left; x < right; x++)
            {
                double from = Math.Max(x0, x), to = Math.Min(x1, x + 1);
                double passed = (from - x0) * part;
                double within = (to - from) * part;
                double area = passed + (within * ((x + 1) - ((from + to) / 2)));
                row[x] += height * (area - before);
                before = area;
            }

            row[right] += height * (1 - before);
        }

        _first[y] = Math.Min(_first[y], left);
        _last[y] = Math.Max(_last[y], Math.Max(left + 1, right));
        _top = Math.Min(_top, y);
        _bottom = Math.Max(_bottom, y);
    }
}
