using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images;

/// <summary>The statistics of every sample of a frame, as they are computed.</summary>
internal sealed class StatisticImages(int count)
{
    public double[] Mean { get; } = new double[count];

    public double[] Variance { get; } = new double[count];

    public double[] StdDev { get; } = new double[count];

    public double[] Sum { get; } = new double[count];

    public double[] Minimum { get; } = new double[count];

    public double[] Maximum { get; } = new double[count];
}

/// <summary>One worker's memory for the statistics of a run of samples across all frames.</summary>
internal sealed class StatisticScratch(int length)
{
    private readonly double[] _values = new double[length];
    private readonly double[] _origin = new double[length];
    private readonly double[] _shifted = new double[length];
    private readonly double[] _squares = new double[length];

    public void Measure(ImageStack stack, int first, int count, StatisticImages images, CancellationToken token)
    {
        var values = _values.AsSpan(0, count);
        var origin = _origin.AsSpan(0, count);
        var shifted = _shifted.AsSpan(0, count);
        var sum = images.Sum.AsSpan(first, count);
        var minimum = images.Minimum.AsSpan(first, count);
        var maximum = images.Maximum.AsSpan(first, count);
        Read(stack, 0, first, origin);
        origin.CopyTo(sum);
        origin.CopyTo(minimum);
        origin.CopyTo(maximum);
        shifted.Clear();
        for (int frame = 1; frame < stack.FrameCount; frame++)
        {
            token.ThrowIfCancellationRequested();
            Read(stack, frame, first, values);
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                sum[i] += value;
                shifted[i] += value - origin[i];
                minimum[i] = Math.Min(minimum[i], value);
                maximum[i] = Math.Max(maximum[i], value);
            }
        }

        MeasureVariance(stack, first, count, images, token);
    }

    private void MeasureVariance(ImageStack stack, int first, int count, StatisticImages images, CancellationToken token)
    {
        var values = _values.AsSpan(0, count);
        var origin = _origin.AsSpan(0, count);
        var meanShift = _shifted.AsSpan(0, count);
        var squares = _squares.AsSpan(0, count);
        int frames = stack.FrameCount;
        for (int i = 0; i < meanShift.Length; i++)
            meanShift[i] /= frames;
        squares.Clear();
        for (int frame = 0; frame < frames; frame++)
        {
            token.ThrowIfCancellationRequested();
            Read(stack, frame, first, values);
            for (int i = 0; i < values.Length; i++)
            {
                double difference = (values[i] - origin[i]) - meanShift[i];
                squares[i] += difference * difference;
            }
        }

        for (int i = 0; i < count; i++)
        {
            int sample = first + i;
            // The sum of many equal values may be off in its last bit; the mean of equal values is the value.
            images.Mean[sample] = images.Minimum[sample] == images.Maximum[sample] ? images.Minimum[sample] : images.Sum[sample] / frames;
            images.Variance[sample] = squares[i] / frames;
            images.StdDev[sample] = Math.Sqrt(squares[i] / frames);
        }
    }

    private static void Read(ImageStack stack, int frame, int first, Span<double> values)
    {
        int size = stack.PixelType.Size();
        ElementConvert.ToDouble(stack.PixelType, stack.GetFrameBytes(frame).Slice(first * size, values.Length * size), values);
    }
}
