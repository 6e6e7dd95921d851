namespace ClusterTools.Quantization;

/// <summary>The colours of a palette, in order along the axis on which they spread the most, and the search for the one that is nearest.</summary>
internal sealed class PaletteColors
{
    private readonly ColorSpace _space;
    private readonly int _axis;
    private readonly double[] _places;
    private readonly ColorPoint[] _points;

    public PaletteColors(IEnumerable<uint> colors, ColorSpace space)
    {
        _space = space;
        uint[] distinct = [.. colors.Distinct()];
        var points = Array.ConvertAll(distinct, c => ColorPoint.Of(c, space));
        double widest = -1;
        for (int axis = 0; axis <= ColorPoint.OpaqueLength; axis++)
        {
            double spread = points.Max(p => Place(p, axis)) - points.Min(p => Place(p, axis));
            if (spread > widest)
                (_axis, widest) = (axis, spread);
        }

        int[] order = [.. Enumerable.Range(0, distinct.Length).OrderBy(i => Place(points[i], _axis)).ThenBy(i => distinct[i])];
        Colors = Array.ConvertAll(order, i => distinct[i]);
        _points = Array.ConvertAll(order, i => points[i]);
        _places = Array.ConvertAll(_points, p => Place(p, _axis));
    }

    /// <summary>The colours.</summary>
    public uint[] Colors { get; }

    /// <summary>The entry that is nearest to a colour; the lowest of equals.</summary>
    public int Nearest(uint color)
    {
        var point = ColorPoint.Of(color, _space);
        double place = Place(point, _axis);
        int above = Array.BinarySearch(_places, place);
        if (above < 0)
            above = ~above;
        int below = above - 1, nearest = -1;
        double least = double.PositiveInfinity;
        // Outwards both ways, until the axis alone is too far.
        while (true)
        {
            bool upwards = above < _places.Length && Square(_places[above] - place) <= least;
            if (upwards)
                Consider(above++);
            bool downwards = below >= 0 && Square(place - _places[below]) <= least;
            if (downwards)
                Consider(below--);
            if (!upwards && !downwards)
                return nearest;
        }

        void Consider(int entry)
        {
            var other = _points[entry];
            double distance = Square(point.A - other.A) + Square(point.B - other.B) + Square(point.C - other.C) + Square(point.Opacity - other.Opacity);
            if (distance < least || (distance == least && entry < nearest))
                (least, nearest) = (distance, entry);
        }
    }

    private static double Square(double value) => value * value;

    private static double Place(ColorPoint point, int axis) => axis switch
    {
        0 => point.A,
        1 => point.B,
        2 => point.C,
        _ => point.Opacity,
    };
}
