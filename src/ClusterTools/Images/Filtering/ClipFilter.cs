using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Limits samples to a range (numpy.clip). The pixel type is unchanged.</summary>
public static class ClipFilter
{
    /// <summary>Replaces values below the minimum by the minimum, and values above the maximum by the maximum. NaN is kept.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="minimum">The least value; null for none. For integer pixels a fraction is rounded up.</param>
    /// <param name="maximum">The greatest value; null for none. For integer pixels a fraction is rounded down.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">The minimum is above the maximum, or one is not a number.</exception>
    public static ImageStack Apply(ImageStack stack, double? minimum, double? maximum, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (minimum is double.NaN || maximum is double.NaN)
            throw new ArgumentException(string.Format(SR.ValueNotANumber, minimum is double.NaN ? "Minimum" : "Maximum"), nameof(minimum));
        double low = minimum ?? double.NegativeInfinity;
        double high = maximum ?? double.PositiveInfinity;
        if (!Numerics.Elements.ElementTypes.IsFloat(stack.PixelType))
        {
            low = Math.Ceiling(low);
            high = Math.Floor(high);
        }

        if (!(low <= high))
            throw new ArgumentException(string.Format(SR.LimitsReversed, minimum, maximum), nameof(minimum));
        var step = new ProvenanceStep("clip", FormattableString.Invariant($"{low} to {high}"));
        return FilterRun.Apply(stack, stack.PixelType, step, execution, frame => frame.Rewrite((row, destination, _) =>
        {
            var source = frame.Row(row);
            for (int i = 0; i < destination.Length; i++)
                destination[i] = source[i] < low ? low : source[i] > high ? high : source[i];
        }));
    }
}
