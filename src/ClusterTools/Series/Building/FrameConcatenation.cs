using ClusterTools.Images;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>Concatenates frames: pixels and images as records have the same memory layout as the stack.</summary>
internal static class FrameConcatenation
{
    /// <param name="stack">The frames.</param>
    /// <param name="buffer">The result.</param>
    /// <param name="start">The first record to read.</param>
    /// <param name="count">The number of records to read, which is that of the buffer.</param>
    /// <param name="recordsPerFrame">The number of records per frame.</param>
    /// <param name="warnings">Counts constant and non-finite records.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    public static void Run(ImageStack stack, SeriesBuffer buffer, int start, int count, int recordsPerFrame, RecordWarnings warnings, ExecutionOptions execution)
    {
        int firstFrame = start / recordsPerFrame;
        int frames = ((start + count - 1) / recordsPerFrame) - firstFrame + 1;
        int recordBytes = stack.GetFrameBytes(0).Length / recordsPerFrame;
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySeries, frames);
        ChunkedParallel.For(frames, execution, (chunk, _) =>
        {
            int frameStart = (firstFrame + chunk) * recordsPerFrame;
            int first = Math.Max(start, frameStart);
            int taken = (int)Math.Min((long)start + count, (long)frameStart + recordsPerFrame) - first;
            var source = stack.GetFrameBytes(firstFrame + chunk).Slice((first - frameStart) * recordBytes, taken * recordBytes);
            var destination = buffer.GetBytes(first - start, taken);
            if (FrameSamples.NeedConversion(stack.PixelType))
                FrameSamples.Convert(stack.PixelType, source, destination);
            else
                source.CopyTo(destination);
            buffer.Count(first - start, taken, warnings);
            progress.Add();
        });
    }
}
