namespace ClusterTools.Rendering.Plots.Drawing;

/// <summary>Turns lines into the areas that they cover: a rectangle for each segment, and a disc where the direction changes. All contours run in the same direction.</summary>
internal static class StrokeOutline
{
    private const int Corners = 8;

    // The cosine of the angle below which two rectangles leave no visible gap.
    private const double Straight = 0.97;

    /// <summary>Adds what a line covers, in the mask's pixels.</summary>
    public static void Add(CoverageMask mask, ReadOnlySpan<PlotPoint> points, double width)
    {
        double half = width / 2;
        Span<PlotPoint> corners = stackalloc PlotPoint[4];
        double beforeX = 0, beforeY = 0;
        for (int i = 0; i + 1 < points.Length; i++)
        {
            double dx = points[i + 1].X - points[i].X, dy = points[i + 1].Y - points[i].Y;
            double length = Math.Sqrt((dx * dx) + (dy * dy));
            if (!(length > 0))
                continue;
            (dx, dy) = (dx / length, dy / length);
            double nx = -dy * half, ny = dx * half;
            corners[0] = new(points[i].X + nx, points[i].Y + ny);
            corners[1] = new(points[i + 1].X + nx, points[i + 1].Y + ny);
            corners[2] = new(points[i + 1].X - nx, points[i + 1].Y - ny);
            corners[3] = new(points[i].X - nx, points[i].Y - ny);
            mask.Add(corners);
            if ((beforeX != 0 || beforeY != 0) && (dx * beforeX) + (dy * beforeY) < Straight)
                AddDisc(mask, points[i], half, Corners);
            (beforeX, beforeY) = (dx, dy);
        }
    }

    /// <summary>Adds a disc, as a polygon of 8 or 16 corners.</summary>
    public static void AddDisc(CoverageMask mask, PlotPoint centre, double radius, int corners)
    {
        Span<PlotPoint> polygon = stackalloc PlotPoint[16];
        int step = 16 / corners;
        for (int i = 0; i < corners; i++)
        {
            // Clockwise on the canvas, like the rectangles.
            var (cos, sin) = Circle[(16 - (i * step)) % 16];
            polygon[i] = new(centre.X + (radius * cos), centre.Y + (radius * sin));
        }

        mask.Add(polygon.Slice(0, corners));
    }

    /// <summary>Cuts a line into dashes.</summary>
    public static IEnumerable<PlotPoint[]> Dashes(PlotPoint[] points, double dash)
    {
        var current = new List<PlotPoint>();
        bool drawn = true;
        double left = dash;
        for (int i = 0; i + 1 < points.Length; i++)
        {
            var from = points[i];
            var to = points[i + 1];
            double length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            double done = 0;
            if (drawn && current.Count == 0)
                current.Add(from);
            while (length - done > left)
            {
                done += left;
                var at = new PlotPoint(from.X + ((to.X - from.X) * done / length), from.Y + ((to.Y - from.Y) * done / length));
                current.Add(at);
                if (drawn)
                    yield return [.. current];
                current.Clear();
                drawn = !drawn;
                if (drawn)
                    current.Add(at);
                left = dash;
            }

            left -= length - done;
            if (drawn)
                current.Add(to);
        }

        if (drawn && current.Count > 1)
            yield return [.. current];
    }

    /// <summary>The directions of sixteenths of a turn, from square roots alone.</summary>
    private static readonly (double Cos, double Sin)[] Circle = CreateCircle();

    private static (double Cos, double Sin)[] CreateCircle()
    {
        double eighth = Math.Sqrt(0.5);
        double cos = Math.Sqrt((1 + eighth) / 2), sin = Math.Sqrt((1 - eighth) / 2);
        (double, double)[] quarter = [(1, 0), (cos, sin), (eighth, eighth), (sin, cos)];
        var circle = new (double, double)[16];
        for (int i = 0; i < 16; i++)
        {
            var (x, y) = quarter[i % 4];
            circle[i] = (i / 4) switch
            {
                0 => (x, y),
                1 => (-y, x),
                2 => (-x, -y),
                _ => (y, -x),
            };
        }

        return circle;
    }
}
