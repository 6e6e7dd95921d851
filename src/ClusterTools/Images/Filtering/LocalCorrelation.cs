using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>The correlation of each pixel with its neighbourhood over time: Pearson's correlation of its series with the mean series of the box around it (Thunder's
/// localcorr). Cells stand out from noise.</summary>
public static class LocalCorrelation
{
    /// <summary>Correlates each sample with the mean over the box about it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="size">The size of the box along planes, rows and columns (see <see cref="UniformFilter"/>).</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <returns>One frame of Float64: correlations from −1 to 1, NaN where the sample or its neighbourhood never changes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1 or above 10,000.</exception>
    public static ImageStack Compute(ImageStack stack, int size, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var means = UniformFilter.Apply(stack, size, ElementType.Float64, execution);
        return Correlate(stack, means, new ProvenanceStep("local correlation", $"size {size}"), execution);
    }

    /// <summary>Correlates each sample of a stack with the same sample of another.</summary>
    internal static ImageStack Correlate(ImageStack stack, ImageStack other, ProvenanceStep step, ExecutionOptions? execution)
    {
        const int ChunkLength = 2048;
        execution ??= ExecutionOptions.Default;
        int count = checked((int)stack.Grid.Count * stack.ChannelCount);
        var result = new double[count];
        int chunks = ChunkedParallel.ChunkCount(count, ChunkLength);
        ChunkedParallel.For(chunks, execution, (chunk, _) =>
        {
            int first = chunk * ChunkLength;
            Correlate(stack, other, first, result.AsSpan(first, Math.Min(ChunkLength, count - first)));
        });
        var frame = new byte[count * sizeof(double)];
        ElementConvert.FromDouble(ElementType.Float64, result, frame);
        return stack.With([frame], stack.Grid, ElementType.Float64, step, stack.Truth);
    }

    private static void Correlate(ImageStack stack, ImageStack other, int first, Span<double> result)
    {
        int count = result.Length;
        var (a, b) = (new double[count], new double[count]);
        var (meanA, meanB) = (Mean(stack, first, a), Mean(other, first, b));
        var (squaresA, squaresB, products) = (new double[count], new double[count], new double[count]);
        for (int frame = 0; frame < stack.FrameCount; frame++)
        {
            Read(stack, frame, first, a);
            Read(other, frame, first, b);
            for (int i = 0; i < count; i++)
            {
                double x = a[i] - meanA[i];
                double y = b[i] - meanB[i];
                squaresA[i] += x * x;
                squaresB[i] += y * y;
                products[i] += x * y;
            }
        }

        for (int i = 0; i < count; i++)
            result[i] = squaresA[i] == 0 || squaresB[i] == 0 ? double.NaN : products[i] / (Math.Sqrt(squaresA[i]) * Math.Sqrt(squaresB[i]));
    }

    /// <summary>Means about the first frame: that of a sample which never changes is exactly its value.</summary>
    private static double[] Mean(ImageStack stack, int first, double[] scratch)
    {
        var origin = new double[scratch.Length];
        var mean = new double[scratch.Length];
        Read(stack, 0, first, origin);
        for (int frame = 1; frame < stack.FrameCount; frame++)
        {
            Read(stack, frame, first, scratch);
            for (int i = 0; i < mean.Length; i++)
                mean[i] += scratch[i] - origin[i];
        }

        for (int i = 0; i < mean.Length; i++)
            mean[i] = origin[i] + (mean[i] / stack.FrameCount);
        return mean;
    }

    private static void Read(ImageStack stack, int frame, int first, double[] values)
    {
        int size = stack.PixelType.Size();
        ElementConvert.ToDouble(stack.PixelType, stack.GetFrameBytes(frame).Slice(first * size, values.Length * size), values);
    }
}
