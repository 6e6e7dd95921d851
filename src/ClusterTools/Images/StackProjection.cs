using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images;

/// <summary>Reduces a stack along one of its axes: maximum, mean and other projections.</summary>
public static class StackProjection
{
    /// <summary>Projects each frame along planes, rows or columns, or the whole stack along its frames. The result has one plane per frame, except along frames, where the planes remain.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="kind">What is kept of the values.</param>
    /// <param name="axis">The axis that is reduced.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public static ImageStack Apply(ImageStack stack, ProjectionKind kind, ProjectionAxis axis, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        EnumGuard.RequireDefined(kind);
        EnumGuard.RequireDefined(axis);
        execution ??= ExecutionOptions.Default;
        var step = new ProvenanceStep("project", $"{kind} along {axis}");
        var type = ResultType(stack.PixelType, kind);
        if (axis == ProjectionAxis.Frame)
            return AlongFrames(stack, kind, type, step, execution);

        var grid = axis switch
        {
            ProjectionAxis.Plane => stack.Grid with { Planes = 1 },
            ProjectionAxis.Row => new GridShape(1, stack.PlaneCount, stack.Width),
            ProjectionAxis.Column => new GridShape(1, stack.PlaneCount, stack.Height),
            _ => throw EnumGuard.Undefined(axis),
        };
        int count = checked(grid.PlaneSize * stack.ChannelCount);
        var frames = new byte[stack.FrameCount][];
        var accumulators = new ProjectionAccumulator[ChunkedParallel.WorkerCount(frames.Length, execution)];
        ChunkedParallel.For(frames.Length, execution, (i, worker) =>
        {
            var accumulator = accumulators[worker] ??= new ProjectionAccumulator(stack, axis, count);
            frames[i] = new byte[count * type.Size()];
            ElementConvert.FromDouble(type, accumulator.Project(i, kind, execution.CancellationToken), frames[i]);
        });
        return stack.With(frames, grid, type, step);
    }

    private static ImageStack AlongFrames(ImageStack stack, ProjectionKind kind, ElementType type, ProvenanceStep step, ExecutionOptions execution)
    {
        var statistics = ImageStackStatistics.Compute(stack, execution);
        var image = kind switch
        {
            ProjectionKind.Maximum => statistics.Maximum,
            ProjectionKind.Minimum => statistics.Minimum,
            ProjectionKind.Mean => statistics.Mean,
            ProjectionKind.StdDev => statistics.StdDev,
            ProjectionKind.Sum => statistics.Sum,
            ProjectionKind.MaximumPlusMinimum => null,
            _ => throw EnumGuard.Undefined(kind),
        };
        if (image is not null)
            return stack.With([image.GetFrameArray(0)], stack.Grid, type, step, stack.Truth);

        int count = checked((int)stack.Grid.Count * stack.ChannelCount);
        var sum = new double[count];
        var other = new double[count];
        ElementConvert.ToDouble(stack.PixelType, statistics.Maximum.GetFrameBytes(0), sum);
        ElementConvert.ToDouble(stack.PixelType, statistics.Minimum.GetFrameBytes(0), other);
        for (int i = 0; i < count; i++)
            sum[i] += other[i];
        var frame = new byte[count * type.Size()];
        ElementConvert.FromDouble(type, sum, frame);
        return stack.With([frame], stack.Grid, type, step, stack.Truth);
    }

    private static ElementType ResultType(ElementType type, ProjectionKind kind) => kind switch
    {
        ProjectionKind.Maximum or ProjectionKind.Minimum => type,
        ProjectionKind.MaximumPlusMinimum => type switch
        {
            ElementType.UInt8 => ElementType.UInt16,
            ElementType.Int8 => ElementType.Int16,
            ElementType.UInt16 => ElementType.UInt32,
            ElementType.Int16 => ElementType.Int32,
            ElementType.Float32 => ElementType.Float32,
            ElementType.UInt32 or ElementType.Int32 or ElementType.UInt64 or ElementType.Int64 or ElementType.Float64 => ElementType.Float64,
            _ => throw EnumGuard.Undefined(type),
        },
        ProjectionKind.Mean or ProjectionKind.StdDev or ProjectionKind.Sum => ElementType.Float64,
        _ => throw EnumGuard.Undefined(kind),
    };
}
