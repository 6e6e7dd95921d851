using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The memory of one worker for a silhouette: a chunk of records in panels, and the distances of a tile of rows to them.</summary>
internal sealed unsafe class SilhouetteScratch : IDisposable
{
    private readonly AlignedBuffer _memory;

    public SilhouetteScratch(int chunkRecords, int tileRecords, int columns)
    {
        Panels = new PointPanels(chunkRecords, columns);
        Records = new double[checked(PointPanels.Width * columns)];
        RowSums = new SilhouetteRowSums(tileRecords);
        _memory = new AlignedBuffer(2L * tileRecords * PointPanels.Width);
    }

    /// <summary>The records of the chunk.</summary>
    public PointPanels Panels { get; }

    /// <summary>A buffer for the records of a panel.</summary>
    public double[] Records { get; }

    /// <summary>The sums over the current records, for each row of the tile.</summary>
    public SilhouetteRowSums RowSums { get; }

    /// <summary>The distances of one panel to the rows of the tile.</summary>
    public double* Distances => (double*)_memory.Pointer;

    public void Dispose()
    {
        Panels.Dispose();
        RowSums.Dispose();
        _memory.Dispose();
    }
}
