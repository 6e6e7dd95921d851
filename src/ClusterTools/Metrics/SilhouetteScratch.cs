using ClusterTools.Numerics;

namespace ClusterTools.Metrics;

/// <summary>The memory of one worker for a silhouette: a chunk of records in panels with what is known of each so far, and a tile of rows with the distances to them.</summary>
internal sealed unsafe class SilhouetteScratch : IDisposable
{
    private readonly AlignedBuffer _memory;
    private readonly int _chunkRecords;

    public SilhouetteScratch(int chunkRecords, int tileRecords, int columns)
    {
        _chunkRecords = chunkRecords;
        Panels = new PointPanels(chunkRecords, columns);
        Rows = new double[checked(tileRecords * columns)];
        Own = new double[chunkRecords];
        Nearest = new double[chunkRecords];
        _memory = new AlignedBuffer(2L * (chunkRecords + (tileRecords * PointPanels.Width)));
    }

    /// <summary>The records of the chunk.</summary>
    public PointPanels Panels { get; }

    /// <summary>Room for the rows of the tile.</summary>
    public double[] Rows { get; }

    /// <summary>The mean distance of each record to the others of its cluster.</summary>
    public double[] Own { get; }

    /// <summary>The least mean distance of each record to another cluster so far.</summary>
    public double[] Nearest { get; }

    /// <summary>The sum of the distances of each record to the cluster at hand.</summary>
    public double* Sums => (double*)_memory.Pointer;

    /// <summary>The distances of one panel to the rows of the tile.</summary>
    public double* Distances => Sums + _chunkRecords;

    /// <summary>Forgets what is known of the records.</summary>
    public void Begin()
    {
        new Span<double>(Sums, _chunkRecords).Clear();
        Nearest.AsSpan().Fill(double.PositiveInfinity);
    }

    public void Dispose()
    {
        Panels.Dispose();
        _memory.Dispose();
    }
}
