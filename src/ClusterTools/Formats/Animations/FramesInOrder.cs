using ClusterTools.Threading;

namespace ClusterTools.Formats.Animations;

/// <summary>Encodes the frames of an animation several at a time, and writes them in order; memory holds a few for each thread.</summary>
internal static class FramesInOrder
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(2);

    /// <summary>Encodes and writes all frames.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="encode">Encodes a frame, on any thread.</param>
    /// <param name="write">Writes one, on this thread.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    public static void Write<T>(int count, Func<int, T> encode, Action<T> write, ExecutionOptions execution)
    {
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteImages, count);
        var queue = new AheadQueue<int, T>(
            frame =>
            {
                execution.CancellationToken.ThrowIfCancellationRequested();
                return encode(frame);
            },
            execution.EffectiveThreadCount);
        try
        {
            for (int next = 0, done = 0; done < count; done++)
            {
                while (next < count && !queue.IsFull)
                    queue.Add(next++);
                write(queue.Take().Work.GetAwaiter().GetResult());
                progress.Add();
            }
        }
        finally
        {
            queue.Drain(DrainPatience);
        }
    }
}
