using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Blurs with a Gaussian kernel, along planes, rows and columns. Frames and channels are filtered separately.</summary>
/// <remarks>The kernel is truncated at radius ⌊4σ + ½⌋; beyond the edges the image is reflected, its last sample twice (scipy.ndimage.gaussian_filter's defaults).
/// SciPy given a colour image and one sigma also mixes the channels; this does not.</remarks>
public static class GaussianFilter
{
    /// <summary>Blurs with one sigma along all three axes.</summary>
    /// <inheritdoc cref="Apply(ImageStack, double, double, double, ElementType?, ExecutionOptions?)"/>
    /// <param name="stack">The stack.</param>
    /// <param name="sigma">The standard deviation of the kernel in pixels; below 0.125 the image is left unchanged.</param>
    /// <param name="resultType">The type of the results.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    public static ImageStack Apply(ImageStack stack, double sigma, ElementType? resultType = null, ExecutionOptions? execution = null) =>
        Apply(stack, sigma, sigma, sigma, resultType, execution);

    /// <summary>Blurs with a sigma for each axis.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="sigmaPlane">The standard deviation over planes; below 0.125 this axis is left unchanged, since the cut-off radius is then 0.</param>
    /// <param name="sigmaRow">The standard deviation over rows.</param>
    /// <param name="sigmaColumn">The standard deviation over columns.</param>
    /// <param name="resultType">The type of the results. Null (the default) for Float32 where samples have 8 or 16 bits or are Float32, otherwise Float64. An integer type cuts
    /// off the fraction after each axis, as Thunder's filters do, which darkens the image a little.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sigma is negative or above 10,000.</exception>
    public static ImageStack Apply(
        ImageStack stack, double sigmaPlane, double sigmaRow, double sigmaColumn, ElementType? resultType = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var planes = Kernel(sigmaPlane, nameof(sigmaPlane));
        var rows = Kernel(sigmaRow, nameof(sigmaRow));
        var columns = Kernel(sigmaColumn, nameof(sigmaColumn));
        var type = FilterRun.ResultType(stack.PixelType, resultType);
        var filter = new SeparableFilter(LineBoundary.HalfSample, type);
        var step = new ProvenanceStep("gaussian filter", FormattableString.Invariant($"sigma {sigmaPlane}, {sigmaRow}, {sigmaColumn} (plane, row, column)"));
        return FilterRun.Apply(stack, type, step, execution, frame => filter.Apply(frame, planes, rows, columns));
    }

    private static LineKernel? Kernel(double sigma, string name)
    {
        const double Greatest = 10_000;
        if (!(sigma >= 0 && sigma <= Greatest))
            throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueOutOfRange, name, sigma, 0, Greatest));
        return LineKernel.Gaussian(sigma);
    }
}
