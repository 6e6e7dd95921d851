using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Display;

/// <summary>Finds the values that are drawn black and white. They are those of all frames and planes together, so that equal values look equal everywhere; opacity does not count.</summary>
internal static class DisplayLimits
{
    // One array of doubles.
    private const long MostValues = 0x7FFFFFC7 / sizeof(double);

    public static (double Low, double High) Of(ImageStack stack, DisplayOptions options, ExecutionOptions execution) => options.Contrast switch
    {
        ImageContrast.MinMax => Extremes(stack, execution),
        ImageContrast.Percentile => Percentiles(stack, options.Percentiles, execution),
        ImageContrast.Range => options.Range,
        _ => throw EnumGuard.Unexpected(options.Contrast),
    };

    private static (double Low, double High) Extremes(ImageStack stack, ExecutionOptions execution)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in Values(stack, execution))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : (0, 0);
    }

    private static (double Low, double High) Percentiles(ImageStack stack, (double Low, double High) percentiles, ExecutionOptions execution)
    {
        long count = stack.FrameCount * stack.Grid.Count * PixelMapping.ColorChannels(stack);
        if (count > MostValues)
            throw new InsufficientMemoryException(string.Format(SR.ArrayTooLarge, nameof(ImageContrast.Percentile), count, MostValues));
        var values = new double[count];
        int length = 0;
        foreach (double value in Values(stack, execution))
            values[length++] = value;
        if (length == 0)
            return (0, 0);
        var finite = values.AsSpan(0, length);
        return (Percentile.Of(finite, percentiles.Low), Percentile.Of(finite, percentiles.High));
    }

    /// <summary>The finite values of all colours.</summary>
    private static IEnumerable<double> Values(ImageStack stack, ExecutionOptions execution)
    {
        int channels = stack.ChannelCount, colors = PixelMapping.ColorChannels(stack);
        var row = new double[stack.Width * channels];
        int rowBytes = row.Length * stack.PixelType.Size();
        for (int frame = 0; frame < stack.FrameCount; frame++)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            for (int y = 0; y < stack.PlaneCount * stack.Height; y++)
            {
                ElementConvert.ToDouble(stack.PixelType, stack.GetFrameBytes(frame).Slice(y * rowBytes, rowBytes), row);
                for (int i = 0; i < row.Length; i++)
                {
                    if (i % channels < colors && double.IsFinite(row[i]))
                        yield return row[i];
                }
            }
        }
    }
}
