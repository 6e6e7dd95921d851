using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>The frame that a filter works on: its samples as doubles, and a second buffer of the same size for the output of the next pass.</summary>
internal sealed class FilterFrame(GridShape grid, int channelCount, ExecutionOptions execution)
{
    private double[] _values = new double[checked((int)grid.Count * channelCount)];
    private double[] _next = new double[checked((int)grid.Count * channelCount)];

    public GridShape Grid => grid;

    public int ChannelCount => channelCount;

    /// <summary>The samples of a row.</summary>
    public int RowLength => grid.Columns * channelCount;

    /// <summary>The rows of all planes.</summary>
    public int RowCount => grid.Planes * grid.Rows;

    /// <summary>The samples: plane, row, column, channel.</summary>
    public double[] Values => _values;

    /// <summary>One row of the samples.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * RowLength, RowLength);

    /// <summary>Reads a frame of a stack.</summary>
    public void Load(ImageStack stack, int frame) => ElementConvert.ToDouble(stack.PixelType, stack.GetFrameBytes(frame), _values);

    /// <summary>Computes every row from the old ones, and replaces the frame.</summary>
    /// <param name="write">Takes the row, its new samples and the number of the worker.</param>
    public void Rewrite(RowWriter write)
    {
        ChunkedParallel.For(RowCount, execution, (row, worker) => write(row, _next.AsSpan(row * RowLength, RowLength), worker));
        (_values, _next) = (_next, _values);
    }

    /// <summary>The number of workers of <see cref="Rewrite"/>.</summary>
    public int WorkerCount => ChunkedParallel.WorkerCount(RowCount, execution);

    /// <summary>Writes the new samples of a row.</summary>
    public delegate void RowWriter(int row, Span<double> destination, int worker);
}
