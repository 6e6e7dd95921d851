using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Subtracts a number or an image from every frame.</summary>
/// <remarks>Results are floating-point unless an integer type is requested, to whose range they are clipped: what falls below zero in UInt8 is 0. (Thunder
/// keeps the type and wraps round: 5 − 10 becomes 251.)</remarks>
public static class SubtractFilter
{
    /// <summary>Subtracts a number.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="value">The number.</param>
    /// <param name="resultType">The type of the results. Null (the default) for Float32 where samples have 8 or 16 bits or are Float32, otherwise Float64. Integer types cut
    /// off a fraction and hold the result within their range.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static ImageStack Apply(ImageStack stack, double value, ElementType? resultType = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (!double.IsFinite(value))
            throw new ArgumentException(string.Format(SR.ValueNotFinite, nameof(value), value), nameof(value));
        var type = FilterRun.ResultType(stack.PixelType, resultType);
        return FilterRun.Apply(stack, type, new ProvenanceStep("subtract", FormattableString.Invariant($"{value}")), execution, frame => frame.Rewrite((row, destination, _) =>
        {
            var source = frame.Row(row);
            for (int i = 0; i < destination.Length; i++)
                destination[i] = source[i] - value;
        }));
    }

    /// <summary>Subtracts an image, such as the mean over time or a dark frame.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="image">A stack of one frame with the planes, rows, columns and channels of <paramref name="stack"/>, of any type.</param>
    /// <param name="resultType">The type of the results, as for a number.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">The image has another shape, or more than one frame.</exception>
    public static ImageStack Apply(ImageStack stack, ImageStack image, ElementType? resultType = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(image);
        if (image.FrameCount != 1 || image.Grid != stack.Grid || image.ChannelCount != stack.ChannelCount)
            throw new ArgumentException(string.Format(SR.ImageShapeWrong, image, stack), nameof(image));
        var type = FilterRun.ResultType(stack.PixelType, resultType);
        var values = new double[checked((int)image.Grid.Count * image.ChannelCount)];
        ElementConvert.ToDouble(image.PixelType, image.GetFrameBytes(0), values);
        return FilterRun.Apply(stack, type, new ProvenanceStep("subtract", "an image"), execution, frame => frame.Rewrite((row, destination, _) =>
        {
            var source = frame.Row(row);
            var other = values.AsSpan(row * frame.RowLength, frame.RowLength);
            for (int i = 0; i < destination.Length; i++)
                destination[i] = source[i] - other[i];
        }));
    }
}
