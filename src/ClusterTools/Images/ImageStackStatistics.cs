using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images;

/// <summary>Per-pixel statistics across the frames of a stack, each a stack of one frame with the same planes, rows, columns and channels; and the statistics of all samples together.</summary>
/// <remarks>Variances divide by the number of frames (ddof 0) and are taken in two passes about the first frame, so that a pixel that never changes has exactly 0.
/// A pixel with a value that is not a number has NaN everywhere.</remarks>
public sealed class ImageStackStatistics
{
    // Samples of a chunk: the scratch of a worker stays in the cache.
    private const int ChunkLength = 2048;

    private ImageStackStatistics(ImageStack stack, StatisticImages images)
    {
        Mean = Image(stack, images.Mean, ElementType.Float64, "mean");
        Variance = Image(stack, images.Variance, ElementType.Float64, "variance");
        StdDev = Image(stack, images.StdDev, ElementType.Float64, "standard deviation");
        Sum = Image(stack, images.Sum, ElementType.Float64, "sum");
        Minimum = Image(stack, images.Minimum, stack.PixelType, "minimum");
        Maximum = Image(stack, images.Maximum, stack.PixelType, "maximum");
        (MinimumValue, MaximumValue, MeanValue, StdDevValue) = Summarize(images, stack.FrameCount);
    }

    /// <summary>The mean over frames, Float64.</summary>
    public ImageStack Mean { get; }

    /// <summary>The standard deviation over frames (ddof 0), Float64.</summary>
    public ImageStack StdDev { get; }

    /// <summary>The variance over frames (ddof 0), Float64.</summary>
    public ImageStack Variance { get; }

    /// <summary>The least value over frames, in the type of the pixels.</summary>
    public ImageStack Minimum { get; }

    /// <summary>The greatest value over frames, in the type of the pixels.</summary>
    public ImageStack Maximum { get; }

    /// <summary>The sum over frames, Float64.</summary>
    public ImageStack Sum { get; }

    /// <summary>The least of all samples.</summary>
    public double MinimumValue { get; }

    /// <summary>The greatest of all samples.</summary>
    public double MaximumValue { get; }

    /// <summary>The mean of all samples.</summary>
    public double MeanValue { get; }

    /// <summary>The standard deviation of all samples (ddof 0).</summary>
    public double StdDevValue { get; }

    /// <summary>Computes all statistics of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static ImageStackStatistics Compute(ImageStack stack, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        execution ??= ExecutionOptions.Default;
        int count = stack.GetFrameArray(0).Length / stack.PixelType.Size();
        var images = new StatisticImages(count);
        int chunks = ChunkedParallel.ChunkCount(count, ChunkLength);
        var scratch = new StatisticScratch[ChunkedParallel.WorkerCount(chunks, execution)];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityMeasureImages, chunks);
        ChunkedParallel.For(chunks, execution, (chunk, worker) =>
        {
            int first = chunk * ChunkLength;
            (scratch[worker] ??= new StatisticScratch(ChunkLength)).Measure(stack, first, Math.Min(ChunkLength, count - first), images, execution.CancellationToken);
            progress.Add();
        });
        return new ImageStackStatistics(stack, images);
    }

    private static ImageStack Image(ImageStack stack, double[] values, ElementType type, string name)
    {
        var frame = new byte[values.Length * type.Size()];
        ElementConvert.FromDouble(type, values, frame);
        return stack.With([frame], stack.Grid, type, new ProvenanceStep("measure", $"{name} across frames"), stack.Truth);
    }

    private static (double Minimum, double Maximum, double Mean, double StdDev) Summarize(StatisticImages images, int frames)
    {
        int count = images.Mean.Length;
        double minimum = images.Minimum[0];
        double maximum = images.Maximum[0];
        for (int i = 1; i < count; i++)
        {
            minimum = Math.Min(minimum, images.Minimum[i]);
            maximum = Math.Max(maximum, images.Maximum[i]);
        }

        double mean = minimum == maximum ? minimum : ChunkedSum(count, i => images.Mean[i]) / count;
        double squares = ChunkedSum(count, i => images.Variance[i] + ((images.Mean[i] - mean) * (images.Mean[i] - mean)));
        return (minimum, maximum, mean, Math.Sqrt(squares / count));
    }

    /// <summary>A sum of sums over chunks, whose rounding grows with the chunk's length and the number of chunks instead of their product.</summary>
    private static double ChunkedSum(int count, Func<int, double> value)
    {
        double total = 0;
        for (int first = 0; first < count; first += ChunkLength)
        {
            double sum = 0;
            int end = Math.Min(count - first, ChunkLength) + first;
            for (int i = first; i < end; i++)
                sum += value(i);
            total += sum;
        }

        return total;
    }
}
