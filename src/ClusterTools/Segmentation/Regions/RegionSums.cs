namespace ClusterTools.Segmentation.Regions;

/// <summary>A region under construction: its pixels are added one by one, in order.</summary>
/// <param name="label">The label of the pixels.</param>
internal sealed class RegionSums(int label)
{
    private readonly List<int> _pixels = [];
    private long _sumX;
    private long _sumY;
    private double _sumIntensity;
    private int _left = int.MaxValue;
    private int _top = int.MaxValue;
    private int _right;
    private int _bottom;

    /// <summary>Whether there are none yet.</summary>
    public bool IsEmpty => _pixels.Count == 0;

    /// <summary>Adds a pixel of a plane.</summary>
    public void Add(int pixel, int x, int y, double intensity)
    {
        _pixels.Add(pixel);
        _sumX += x;
        _sumY += y;
        _sumIntensity += intensity;
        _left = Math.Min(_left, x);
        _top = Math.Min(_top, y);
        _right = Math.Max(_right, x);
        _bottom = Math.Max(_bottom, y);
    }

    /// <summary>The positions of the pixels on the grid, whose plane begins at <paramref name="first"/>.</summary>
    public int[] ToPositions(int first) => [.. _pixels.Select(pixel => first + pixel)];

    /// <summary>The region, without a number.</summary>
    public ImageRegion ToRegion(GridShape grid, int plane, bool isMeasured) => new()
    {
        Label = label,
        Plane = plane,
        Area = _pixels.Count,
        CentroidX = (double)_sumX / _pixels.Count,
        CentroidY = (double)_sumY / _pixels.Count,
        Left = _left,
        Top = _top,
        Width = _right - _left + 1,
        Height = _bottom - _top + 1,
        MeanIntensity = isMeasured ? _sumIntensity / _pixels.Count : null,
        IsOnEdge = _left == 0 || _top == 0 || _right == grid.Columns - 1 || _bottom == grid.Rows - 1,
    };
}
