using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Replaces each pixel by the mean of the box around it, along planes, rows and columns. Frames and channels are filtered separately.</summary>
/// <remarks>A box of even size n reaches from n/2 before to n/2 − 1 after; beyond the edges the image is reflected, its last sample twice
/// (scipy.ndimage.uniform_filter's defaults).</remarks>
public static class UniformFilter
{
    /// <summary>Takes means over a box of one size along all three axes.</summary>
    /// <inheritdoc cref="Apply(ImageStack, int, int, int, ElementType?, ExecutionOptions?)"/>
    /// <param name="stack">The stack.</param>
    /// <param name="size">The samples of the box along each axis; 1 for none.</param>
    /// <param name="resultType">The type of the results.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    public static ImageStack Apply(ImageStack stack, int size, ElementType? resultType = null, ExecutionOptions? execution = null) =>
        Apply(stack, size, size, size, resultType, execution);

    /// <summary>Takes means over a box.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="planes">The planes of the box; 1 for none.</param>
    /// <param name="rows">The rows of the box.</param>
    /// <param name="columns">The columns of the box.</param>
    /// <param name="resultType">The type of the results. Null (the default) for Float32 where samples have 8 or 16 bits or are Float32, otherwise Float64. An integer type cuts
    /// off the fraction after each axis, as Thunder's filters do, which darkens the image a little.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or above 10,000.</exception>
    public static ImageStack Apply(ImageStack stack, int planes, int rows, int columns, ElementType? resultType = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        FilterSize.Require(planes, nameof(planes));
        FilterSize.Require(rows, nameof(rows));
        FilterSize.Require(columns, nameof(columns));
        var type = FilterRun.ResultType(stack.PixelType, resultType);
        var filter = new SeparableFilter(LineBoundary.HalfSample, type);
        var step = new ProvenanceStep("uniform filter", $"size {planes}, {rows}, {columns} (plane, row, column)");
        return FilterRun.Apply(stack, type, step, execution, frame =>
            filter.Apply(frame, LineKernel.Uniform(planes), LineKernel.Uniform(rows), LineKernel.Uniform(columns)));
    }
}
