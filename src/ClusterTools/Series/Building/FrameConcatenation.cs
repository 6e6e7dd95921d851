using ClusterTools.Images;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Building;

/// <summary>Frames one after another: pixels and images as records lie in memory as they do in the stack.</summary>
internal static class FrameConcatenation
{
    /// <param name="stack">The frames.</param>
    /// <param name="buffer">The result.</param>
    /// <param name="start">The first record that is wanted.</param>
    /// <param name="count">The records that are wanted: as many as the buffer has.</param>
    /// <param name="recordsPerFrame">The records of a frame.</param>
    /// <param name="warnings">Counts the records.</param>
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
