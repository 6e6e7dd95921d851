using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The sums of the distances from the rows of a tile to records of the panels, by panel lane.</summary>
/// <remarks>Whole panels are added lane by lane (<see cref="SilhouetteKernel.AddHalves"/>); the lanes are folded once, in the order of <see cref="LaneSums"/>. Partial
/// panels are added record by record.</remarks>
internal sealed unsafe class SilhouetteRowSums : IDisposable
{
    private readonly AlignedBuffer _memory;
    private readonly double[] _sums;
    private bool _hasLanes;

    public SilhouetteRowSums(int rows)
    {
        _sums = new double[rows];
        _memory = new AlignedBuffer(2L * rows * LaneSums.Lanes);
        Lanes.Clear();
    }

    private Span<double> Lanes => new(_memory.Pointer, _sums.Length * LaneSums.Lanes);

    /// <summary>Adds all records of a panel.</summary>
    public void AddPanel(SilhouetteKernel kernel, double* distances, int rows)
    {
        kernel.AddHalves(distances, rows, (double*)_memory.Pointer);
        _hasLanes = true;
    }

    /// <summary>Adds some records of a panel.</summary>
    public void Add(double* distances, int rows, int from, int to)
    {
        for (int row = 0; row < rows; row++, distances += PointPanels.Width)
        {
            double sum = _sums[row];
            for (int lane = from; lane < to; lane++)
                sum += distances[lane];
            _sums[row] = sum;
        }
    }

    /// <summary>Moves the sums to a column of the strip, and resets them.</summary>
    public void End(SilhouetteStrip strip, int chunk, int cluster, int firstRow, int rows)
    {
        if (_hasLanes)
        {
            for (int row = 0; row < rows; row++)
                _sums[row] += LaneSums.Fold(Lanes.Slice(row * LaneSums.Lanes, LaneSums.Lanes));
            Lanes.Clear();
            _hasLanes = false;
        }

        strip.Put(chunk, cluster, firstRow, _sums.AsSpan(0, rows));
        _sums.AsSpan(0, rows).Clear();
    }

    public void Dispose() => _memory.Dispose();
}
