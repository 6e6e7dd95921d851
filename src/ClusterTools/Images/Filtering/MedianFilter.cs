using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Replaces each pixel by the median of the box around it: removes isolated bright or dark pixels and keeps edges. Frames and channels are filtered separately.</summary>
/// <remarks>Of n sorted values, the one at index n/2 (rounded down, 0-based) is taken, so it is always one of the box's own values and the type of the pixels
/// stays. A box of even size reaches one sample farther before than after; beyond the edges the image is reflected, its last sample twice (scipy.ndimage.median_filter's defaults).
/// A box with a value that is not a number gives NaN.</remarks>
public static class MedianFilter
{
    // The values of a box: sorting more for every pixel would take hours.
    private const int MostValues = 100_000;

    /// <summary>Takes medians over a box of one size along all three axes.</summary>
    /// <inheritdoc cref="Apply(ImageStack, int, int, int, ExecutionOptions?)"/>
    /// <param name="stack">The stack.</param>
    /// <param name="size">The samples of the box along each axis; 1 for none.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    public static ImageStack Apply(ImageStack stack, int size, ExecutionOptions? execution = null) => Apply(stack, size, size, size, execution);

    /// <summary>Takes medians over a box.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="planes">The planes of the box; 1 for none.</param>
    /// <param name="rows">The rows of the box.</param>
    /// <param name="columns">The columns of the box.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or above 10,000, or the box holds more than 100,000 values.</exception>
    public static ImageStack Apply(ImageStack stack, int planes, int rows, int columns, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        FilterSize.Require(planes, nameof(planes));
        FilterSize.Require(rows, nameof(rows));
        FilterSize.Require(columns, nameof(columns));
        if ((long)planes * rows * columns > MostValues)
            throw new ArgumentOutOfRangeException(nameof(columns), string.Format(SR.ValueOutOfRange, "planes x rows x columns", (long)planes * rows * columns, 1, MostValues));
        var step = new ProvenanceStep("median filter", $"size {planes}, {rows}, {columns} (plane, row, column)");
        var box = new GridShape(planes, rows, columns);
        return FilterRun.Apply(stack, stack.PixelType, step, execution, frame => Filter(frame, box));
    }

    private static void Filter(FilterFrame frame, GridShape box)
    {
        var grid = frame.Grid;
        int channels = frame.ChannelCount;
        int[] columnOf = new int[grid.Columns + box.Columns - 1];
        for (int i = 0; i < columnOf.Length; i++)
            columnOf[i] = LineBoundary.HalfSample.Inside(i - (box.Columns / 2), grid.Columns) * channels;
        var scratch = new (int[] Rows, double[] Values)[frame.WorkerCount];
        frame.Rewrite((row, destination, worker) =>
        {
            if (scratch[worker].Rows is null)
                scratch[worker] = (new int[box.Planes * box.Rows], new double[(int)box.Count]);
            var (rows, values) = scratch[worker];
            FindRows(grid, box, row, frame.RowLength, rows);
            for (int column = 0; column < grid.Columns; column++)
            {
                for (int channel = 0; channel < channels; channel++)
                    destination[(column * channels) + channel] = Median(frame.Values, rows, columnOf.AsSpan(column, box.Columns), channel, values);
            }
        });
    }

    private static double Median(double[] samples, int[] rows, ReadOnlySpan<int> columns, int channel, double[] values)
    {
        int count = 0;
        bool isNumber = true;
        foreach (int row in rows)
        {
            foreach (int column in columns)
            {
                double value = samples[row + column + channel];
                isNumber &= !double.IsNaN(value);
                values[count++] = value;
            }
        }

        if (!isNumber)
            return double.NaN;
        OrderStatistic.Select(values, count / 2);
        return values[count / 2];
    }

    /// <summary>Where the rows begin that the box about a row covers.</summary>
    private static void FindRows(GridShape grid, GridShape box, int row, int rowLength, int[] starts)
    {
        int i = 0;
        for (int z = 0; z < box.Planes; z++)
        {
            int plane = LineBoundary.HalfSample.Inside((row / grid.Rows) + z - (box.Planes / 2), grid.Planes);
            for (int y = 0; y < box.Rows; y++)
                starts[i++] = ((plane * grid.Rows) + LineBoundary.HalfSample.Inside((row % grid.Rows) + y - (box.Rows / 2), grid.Rows)) * rowLength;
        }
    }
}
