using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Panels;

/// <summary>Transposed points, 16 per panel: coordinate by coordinate, 16 values each, so that a vector holds one coordinate of several points.</summary>
internal sealed unsafe class PointPanels : IDisposable
{
    /// <summary>The number of points per panel: a multiple of two vectors of any width.</summary>
    public const int Width = 16;

    private readonly AlignedBuffer _memory;
    private readonly double* _values;

    /// <summary>Allocates panels; slots that are not set are infinitely far from every point.</summary>
    public PointPanels(int capacity, int columns)
    {
        Columns = columns;
        PanelCount = (capacity + Width - 1) / Width;
        _memory = new AlignedBuffer(2L * PanelCount * Width * columns);
        _values = (double*)_memory.Pointer;
        Clear();
    }

    /// <summary>The number of coordinates of a point.</summary>
    public int Columns { get; }

    /// <summary>The number of panels.</summary>
    public int PanelCount { get; }

    /// <summary>The first value of a panel.</summary>
    public double* Panel(int panel) => _values + ((long)panel * Width * Columns);

    /// <summary>Stores a point in a slot.</summary>
    public void Set(int place, ReadOnlySpan<double> point)
    {
        double* to = Panel(place / Width) + (place % Width);
        for (int j = 0; j < point.Length; j++, to += Width)
            *to = point[j];
    }

    /// <summary>Removes the point of a slot: its squared or absolute distances become infinite.</summary>
    public void Remove(int place) => Panel(place / Width)[place % Width] = double.PositiveInfinity;

    /// <summary>Removes all points.</summary>
    public void Clear()
    {
        for (int panel = 0; panel < PanelCount; panel++)
        {
            var values = new Span<double>(Panel(panel), Width * Columns);
            values.Clear();
            values.Slice(0, Width).Fill(double.PositiveInfinity);
        }
    }

    public void Dispose() => _memory.Dispose();
}
