using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Applies a filter to every frame of a stack. Runs in parallel over frames where each thread has at least two, otherwise over the rows of one frame at a time.</summary>
internal static class FilterRun
{
    /// <summary>Filters every frame; the grid stays.</summary>
    public static ImageStack Apply(ImageStack stack, ElementType resultType, ProvenanceStep step, ExecutionOptions? execution, Action<FilterFrame> filter) =>
        Apply(stack, stack.Grid, resultType, step, execution, frame =>
        {
            filter(frame);
            return frame.Values;
        });

    /// <summary>Makes a new frame of every frame.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="grid">The grid of a new frame.</param>
    /// <param name="resultType">The type of a new sample.</param>
    /// <param name="step">What is done, for the history.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <param name="filter">Gives the samples of the new frame.</param>
    public static ImageStack Apply(
        ImageStack stack, GridShape grid, ElementType resultType, ProvenanceStep step, ExecutionOptions? execution, Func<FilterFrame, double[]> filter)
    {
        execution ??= ExecutionOptions.Default;
        bool overFrames = stack.FrameCount >= 2 * execution.EffectiveThreadCount;
        var outer = overFrames ? execution : With(execution, 1);
        var inner = overFrames ? With(execution, 1) : execution;
        var frames = new byte[stack.FrameCount][];
        var scratch = new FilterFrame[ChunkedParallel.WorkerCount(frames.Length, outer)];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityFilterImages, frames.Length);
        ChunkedParallel.For(frames.Length, outer, (i, worker) =>
        {
            var frame = scratch[worker] ??= new FilterFrame(stack.Grid, stack.ChannelCount, inner);
            frame.Load(stack, i);
            double[] values = filter(frame);
            frames[i] = new byte[checked(values.Length * resultType.Size())];
            ElementConvert.FromDouble(resultType, values, frames[i]);
            progress.Add();
        });
        return stack.With(frames, grid, resultType, step, grid == stack.Grid ? stack.Truth : null);
    }

    /// <summary>The requested type or, where none is requested, Float32 for samples of 8 or 16 bits and Float32, otherwise Float64.</summary>
    public static ElementType ResultType(ElementType source, ElementType? asked) => EnumGuard.RequireDefined(asked, "resultType") ?? source switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.UInt16 or ElementType.Int16 or ElementType.Float32 => ElementType.Float32,
        ElementType.UInt32 or ElementType.Int32 or ElementType.UInt64 or ElementType.Int64 or ElementType.Float64 => ElementType.Float64,
        _ => throw EnumGuard.Unexpected(source),
    };

    private static ExecutionOptions With(ExecutionOptions execution, int threads) =>
        new() { ThreadCount = threads, CancellationToken = execution.CancellationToken };
}
