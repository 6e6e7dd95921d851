using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Threading;

namespace ClusterTools.Numerics.Matrices;

/// <summary>Products of small and medium-sized matrices in double, row-major. Each entry is a plain sum over the inner dimension in order, so that neither the number of
/// threads nor the vector width affects the result.</summary>
internal static unsafe class RowProducts
{
    /// <summary>The number of rows multiplied together.</summary>
    public const int RowCount = PairKernel<ProductTerm>.RowCount;

    private const long ChunkOperations = 1 << 20;

    /// <summary>A·Bᵀ: the dot products of the rows of two matrices.</summary>
    /// <param name="a">Rows × <paramref name="columns"/>.</param>
    /// <param name="b">Other rows × <paramref name="columns"/>.</param>
    /// <param name="columns">Columns: values per row.</param>
    /// <param name="execution">Threads, cancellation.</param>
    /// <returns>Rows of <paramref name="a"/> × rows of <paramref name="b"/>.</returns>
    public static double[] TimesTransposed(double[] a, double[] b, int columns, ExecutionOptions execution)
    {
        using var panels = Pack(b, columns);
        return TimesTransposed(a, panels, b.Length / columns, execution);
    }

    /// <summary>A·Bᵀ, with B as panels of its rows.</summary>
    public static double[] TimesTransposed(double[] a, PointPanels b, int count, ExecutionOptions execution)
    {
        int rows = a.Length / b.Columns;
        var result = new double[checked(rows * count)];
        int perChunk = (int)Math.Max(1, ChunkOperations / ((long)b.Columns * count * RowCount)) * RowCount;
        int chunks = ChunkedParallel.ChunkCount(rows, perChunk);
        ChunkedParallel.For(chunks, execution, (chunk, _) =>
        {
            int first = chunk * perChunk;
            int end = Math.Min(rows, first + perChunk);
            fixed (double* pa = a, pr = result)
            {
                for (int row = first; row < end; row += RowCount)
                    Multiply(pa + ((long)row * b.Columns), Math.Min(RowCount, end - row), b, count, pr + ((long)row * count));
            }
        });
        return result;
    }

    /// <summary>The rows of a matrix as panels.</summary>
    public static PointPanels Pack(double[] rows, int columns)
    {
        int count = rows.Length / columns;
        var panels = new PointPanels(count, columns);
        for (int i = 0; i < count; i++)
            panels.Set(i, rows.AsSpan(i * columns, columns));
        return panels;
    }

    public static double[] Transpose(double[] matrix, int columns)
    {
        int rows = matrix.Length / columns;
        var result = new double[matrix.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                result[(j * rows) + i] = matrix[(i * columns) + j];
        }

        return result;
    }

    /// <summary>The dot products of up to four rows with all points of the panels.</summary>
    public static void Multiply(double* rows, int rowCount, PointPanels panels, int count, double* result)
    {
        double* products = stackalloc double[RowCount * PointPanels.Width];
        long columns = panels.Columns;
        int last = rowCount - 1;
        for (int panel = 0; panel < panels.PanelCount; panel++)
        {
            PairKernel<ProductTerm>.Four(rows, rows + (columns * Math.Min(1, last)), rows + (columns * Math.Min(2, last)), rows + (columns * last), panels.Panel(panel), panels.Columns, products);
            int place = panel * PointPanels.Width;
            int used = Math.Min(PointPanels.Width, count - place);
            for (int r = 0; r < rowCount; r++)
                new ReadOnlySpan<double>(products + (r * PointPanels.Width), used).CopyTo(new Span<double>(result + ((long)r * count) + place, used));
        }
    }
}
