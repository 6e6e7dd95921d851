using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Agglomerative;

/// <summary>A condensed distance matrix: row i holds the distances to the records after i.</summary>
internal sealed unsafe class DistanceMatrix
{
    private const int RowCount = PairKernel<SquaredTerm>.RowCount;

    private readonly double[][] _rows;

    private DistanceMatrix(double[][] rows) => _rows = rows;

    /// <summary>The distance of two distinct records, in either order.</summary>
    public ref double this[int a, int b]
    {
        get
        {
            if (a > b)
                (a, b) = (b, a);
            return ref _rows[a][b - a - 1];
        }
    }

    /// <summary>Euclidean distances.</summary>
    public static DistanceMatrix Compute(double[] points, int count, int columns, ExecutionOptions execution)
    {
        var rows = new double[count][];
        using var panels = new PointPanels(count, columns);
        for (int i = 0; i < count; i++)
            panels.Set(i, points.AsSpan(i * columns, columns));
        int chunks = ChunkedParallel.ChunkCount(count, RowCount);
        ChunkedParallel.For(chunks, execution, (chunk, _) => Fill(rows, chunk * RowCount, points, count, columns, panels));
        return new DistanceMatrix(rows);
    }

    private static void Fill(double[][] rows, int first, double[] points, int count, int columns, PointPanels panels)
    {
        double* squared = stackalloc double[RowCount * PointPanels.Width];
        int last = Math.Min(count, first + RowCount) - 1;
        for (int i = first; i <= last; i++)
            rows[i] = new double[count - i - 1];
        fixed (double* p = points)
        {
            for (int panel = first / PointPanels.Width; panel < panels.PanelCount; panel++)
            {
                PairKernel<SquaredTerm>.Four(
                    p + ((long)first * columns), p + ((long)Math.Min(last, first + 1) * columns), p + ((long)Math.Min(last, first + 2) * columns), p + ((long)last * columns),
                    panels.Panel(panel), columns, squared);
                int place = panel * PointPanels.Width;
                for (int i = first; i <= last; i++)
                {
                    double* from = squared + ((i - first) * PointPanels.Width);
                    int end = Math.Min(count, place + PointPanels.Width);
                    for (int j = Math.Max(place, i + 1); j < end; j++)
                        rows[i][j - i - 1] = Math.Sqrt(from[j - place]);
                }
            }
        }
    }
}
