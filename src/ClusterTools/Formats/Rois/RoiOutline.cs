namespace ClusterTools.Formats.Rois;

/// <summary>A region of interest as ImageJ saves it: an outline in pixels, where (0, 0) is the upper left corner of the first pixel and (0.5, 0.5) its centre.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Left">The left edge of the bounding box.</param>
/// <param name="Top">The top edge of the bounding box.</param>
/// <param name="Right">The right edge of the bounding box.</param>
/// <param name="Bottom">The bottom edge of the bounding box.</param>
/// <param name="X">The corners of a polygon; empty for other shapes.</param>
/// <param name="Y">The corners of a polygon; empty for other shapes.</param>
/// <param name="Plane">The plane (z) that it belongs to, from 0; null for any.</param>
internal sealed record RoiOutline(string Name, RoiShape Shape, double Left, double Top, double Right, double Bottom, IReadOnlyList<double> X, IReadOnlyList<double> Y, int? Plane)
{
    /// <summary>Whether a point is inside. Of the points on the outline of a polygon, those at the left end of a row of pixels do not count and those at the right end do, as in ImageJ, so that
    /// regions side by side share no pixel.</summary>
    public bool Contains(double x, double y) => Shape switch
    {
        RoiShape.Rectangle => x >= Left && x < Right && y >= Top && y < Bottom,
        RoiShape.Oval => IsInOval(x, y),
        RoiShape.Polygon => IsInPolygon(x, y),
        _ => throw EnumGuard.Unexpected(Shape),
    };

    private bool IsInOval(double x, double y)
    {
        double dx = (x - ((Left + Right) / 2)) / ((Right - Left) / 2), dy = (y - ((Top + Bottom) / 2)) / ((Bottom - Top) / 2);
        return (dx * dx) + (dy * dy) <= 1;
    }

    /// <summary>The even-odd rule.</summary>
    private bool IsInPolygon(double x, double y)
    {
        bool inside = false;
        for (int i = 0, j = X.Count - 1; i < X.Count; j = i++)
        {
            if ((Y[i] > y) != (Y[j] > y) && x > X[i] + ((y - Y[i]) / (Y[j] - Y[i]) * (X[j] - X[i])))
                inside = !inside;
        }

        return inside;
    }
}
