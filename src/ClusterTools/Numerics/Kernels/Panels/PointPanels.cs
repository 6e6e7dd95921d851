using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels.Panels;

/// <summary>Points turned on their side, 16 to a panel: coordinate after coordinate, 16 values each, so that a vector holds one coordinate of several points.</summary>
internal sealed unsafe class PointPanels : IDisposable
{
    /// <summary>Points of a panel: a multiple of two vectors of any width.</summary>
    public const int Width = 16;

    private readonly AlignedBuffer _memory;
    private readonly double* _values;

    /// <summary>Makes room; places that are not set are nowhere (infinitely far from every point).</summary>
    public PointPanels(int capacity, int columns)
    {
        Columns = columns;
        PanelCount = (capacity + Width - 1) / Width;
        _memory = new AlignedBuffer(2L * PanelCount * Width * columns);
        _values = (double*)_memory.Pointer;
        Clear();
    }

    /// <summary>Coordinates of a point.</summary>
    public int Columns { get; }

    /// <summary>Panels.</summary>
    public int PanelCount { get; }

    /// <summary>The first value of a panel.</summary>
    public double* Panel(int panel) => _values + ((long)panel * Width * Columns);

    /// <summary>Puts a point into a place.</summary>
    public void Set(int place, ReadOnlySpan<double> point)
    {
        double* to = Panel(place / Width) + (place % Width);
        for (int j = 0; j < point.Length; j++, to += Width)
            *to = point[j];
    }

    /// <summary>Takes the point of a place out: its squared or absolute distances become infinite.</summary>
    public void Remove(int place) => Panel(place / Width)[place % Width] = double.PositiveInfinity;

    /// <summary>Takes all points out.</summary>
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
