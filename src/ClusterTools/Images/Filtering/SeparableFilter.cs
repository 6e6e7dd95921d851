using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images.Filtering;

/// <summary>Filters a frame along planes, rows and columns, one axis at a time; channels are filtered separately.</summary>
/// <param name="boundary">The values beyond the edges.</param>
/// <param name="passType">Where it is an integer type, each pass's results are cut to it, as SciPy (and so Thunder) does with integer images.</param>
internal sealed class SeparableFilter(LineBoundary boundary, ElementType passType)
{
    /// <summary>Filters along the axes that have a kernel; null or a kernel of one weight leaves an axis unchanged.</summary>
    public void Apply(FilterFrame frame, LineKernel? alongPlanes, LineKernel? alongRows, LineKernel? alongColumns)
    {
        if (alongPlanes is { Length: > 1 })
            Filter(frame, alongPlanes, frame.Grid.Planes, row => row / frame.Grid.Rows, (row, plane) => (plane * frame.Grid.Rows) + (row % frame.Grid.Rows));
        if (alongRows is { Length: > 1 })
            Filter(frame, alongRows, frame.Grid.Rows, row => row % frame.Grid.Rows, (row, y) => row - (row % frame.Grid.Rows) + y);
        if (alongColumns is { Length: > 1 })
            FilterColumns(frame, alongColumns);
    }

    /// <summary>Along planes or rows, whole rows are added up.</summary>
    private void Filter(FilterFrame frame, LineKernel kernel, int length, Func<int, int> placeOf, Func<int, int, int> rowAt) =>
        frame.Rewrite((row, destination, _) =>
        {
            int place = placeOf(row);
            kernel.Apply(destination, offset => frame.Row(rowAt(row, boundary.Inside(place + offset, length))));
            Cut(destination);
        });

    /// <summary>Along columns, the row with its continuation on both sides is shifted against itself.</summary>
    private void FilterColumns(FilterFrame frame, LineKernel kernel)
    {
        int channels = frame.ChannelCount;
        int columns = frame.Grid.Columns;
        var padded = new double[frame.WorkerCount][];
        frame.Rewrite((row, destination, worker) =>
        {
            double[] line = padded[worker] ??= new double[checked((columns + kernel.Length - 1) * channels)];
            var source = frame.Row(row);
            source.CopyTo(line.AsSpan(kernel.Before * channels));
            for (int i = 0; i < kernel.Length - 1; i++)
            {
                int column = i < kernel.Before ? i - kernel.Before : columns + i - kernel.Before;
                source.Slice(boundary.Inside(column, columns) * channels, channels).CopyTo(line.AsSpan((column + kernel.Before) * channels));
            }

            int length = frame.RowLength;
            kernel.Apply(destination, offset => line.AsSpan((kernel.Before + offset) * channels, length));
            Cut(destination);
        });
    }

    private void Cut(Span<double> values)
    {
        if (passType.IsFloat())
            return;
        var (low, high) = passType.Range();
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Truncate(Math.Clamp(values[i], low, high));
    }
}
