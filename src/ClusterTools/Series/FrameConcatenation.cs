using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Frames one after another: pixels and images as records lie in memory as they do in the stack.</summary>
internal static class FrameConcatenation
{
    public static void Run(ImageStack stack, SeriesBuffer buffer, int recordsPerFrame, RecordWarnings warnings, ExecutionOptions execution)
    {
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySeries, stack.FrameCount);
        ChunkedParallel.For(stack.FrameCount, execution, (frame, _) =>
        {
            var source = stack.GetFrameBytes(frame);
            var destination = buffer.GetBytes(frame * recordsPerFrame, recordsPerFrame);
            if (FrameSamples.NeedConversion(stack.PixelType))
                FrameSamples.Convert(stack.PixelType, source, destination);
            else
                source.CopyTo(destination);
            buffer.Count(frame * recordsPerFrame, recordsPerFrame, warnings);
            progress.Add();
        });
    }
}
