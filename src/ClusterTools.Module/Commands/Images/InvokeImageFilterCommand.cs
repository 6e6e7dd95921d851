using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Errors;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Filters every frame of a stack: blurs, removes specks, subtracts, clips.</summary>
/// <remarks>
/// <para>Filters are applied in a fixed order: -Median, -Gaussian, -Uniform, -Subtract, -Minimum and -Maximum. For another order, pipe one call into the next. Frames and
/// channels are never mixed; images are reflected at their edges. The results are those of scipy.ndimage.</para>
/// <para>Median and clipping keep the pixel type. Gaussian, uniform and subtract give Float32, or Float64 where the pixels need it, unless -PixelType says otherwise.</para>
/// </remarks>
/// <example>
/// <para>Blurs a picture and keeps its type, so that it can be written as PNG.</para>
/// <code>
/// Import-ImageStack photo.png | Invoke-ImageFilter -Gaussian 2 -PixelType UInt8 | Export-ImageStack blurred.png
/// </code>
/// </example>
/// <example>
/// <para>Removes specks from a movie, subtracts the mean over time from every frame, and clips at 0.</para>
/// <code>
/// $movie = New-ImageStack -FrameCount 20
/// $movie | Invoke-ImageFilter -Median 3 -Subtract ($movie | Measure-ImageStack Mean).Mean -Minimum 0
/// </code>
/// </example>
/// <example>
/// <para>Blurs within planes only: a sigma of 0 along planes, 1.5 along rows and columns.</para>
/// <code>
/// Import-ImageStack fish/*.tif | Invoke-ImageFilter -Gaussian 0, 1.5, 1.5
/// </code>
/// </example>
/// <seealso cref="ResizeImageStackCommand"/>
/// <seealso cref="MeasureImageStackCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "ImageFilter")]
[OutputType(typeof(ImageStack))]
public sealed class InvokeImageFilterCommand : StackCommand
{
    private const double GreatestSigma = 10_000;

    /// <summary>
    /// <para>The standard deviation of a Gaussian blur in pixels. One number: along planes, rows and columns. Two: along rows, along columns. Three: along planes, rows and columns.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateCount(1, 3)]
    [ValidateRange(0.0, GreatestSigma)]
    public double[]? Gaussian { get; set; }

    /// <summary>
    /// <para>The size of the median filter in pixels; numbers as for <c>-Gaussian</c>, 1 for none.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateCount(1, 3)]
    [ValidateRange(1, 1000)]
    public int[]? Median { get; set; }

    /// <summary>
    /// <para>The size of the uniform (mean) filter in pixels; numbers as for <c>-Gaussian</c>, 1 for none.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateCount(1, 3)]
    [ValidateRange(1, 10_000)]
    public int[]? Uniform { get; set; }

    /// <summary>
    /// <para>What to subtract from every frame: a number, or a stack of one frame with the same planes, rows, columns and channels.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Subtract { get; set; }

    /// <summary>
    /// <para>The minimum: smaller values are set to it.</para>
    /// </summary>
    [Parameter]
    public double? Minimum { get; set; }

    /// <summary>
    /// <para>The maximum: larger values are set to it.</para>
    /// </summary>
    [Parameter]
    public double? Maximum { get; set; }

    /// <summary>
    /// <para>The type of the results of <c>-Gaussian</c>, <c>-Uniform</c> and <c>-Subtract</c>. Integer types drop the fraction and saturate.</para>
    /// </summary>
    [Parameter]
    public ElementType? PixelType { get; set; }

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        if (Gaussian is null && Median is null && Uniform is null && Subtract is null && Minimum is null && Maximum is null)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, null, SR.FilterNotNamed);
        if (PixelType is not null && Gaussian is null && Uniform is null && Subtract is null)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, PixelType, SR.FilterKeepsType);
    }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        var (number, image) = SubtractedOf(Subtract);
        var result = Run(execution => Filter(stack, number, image, execution), stack);
        WriteResult(result, result.Warnings, stack.Warnings);
    }

    private ImageStack Filter(ImageStack stack, double? number, ImageStack? image, ExecutionOptions execution)
    {
        // Only the last of the filters that make fractions cuts them off.
        var afterUniform = Subtract is null ? PixelType : null;
        var afterGaussian = Uniform is null ? afterUniform : null;
        if (Median is { } median)
            stack = MedianFilter.Apply(stack, AlongPlanes(median, 1), AlongRows(median), AlongColumns(median), execution);
        if (Gaussian is { } sigma)
            stack = GaussianFilter.Apply(stack, AlongPlanes(sigma, 0), AlongRows(sigma), AlongColumns(sigma), afterGaussian, execution);
        if (Uniform is { } size)
            stack = UniformFilter.Apply(stack, AlongPlanes(size, 1), AlongRows(size), AlongColumns(size), afterUniform, execution);
        if (number is { } value)
            stack = SubtractFilter.Apply(stack, value, PixelType, execution);
        if (image is not null)
            stack = SubtractFilter.Apply(stack, image, PixelType, execution);
        return Minimum is null && Maximum is null ? stack : ClipFilter.Apply(stack, Minimum, Maximum, execution);
    }

    private (double? Number, ImageStack? Image) SubtractedOf(object? subtract)
    {
        object? value = subtract is PSObject wrapped ? wrapped.BaseObject : subtract;
        if (value is null)
            return default;
        if (value is ImageStack image)
            return (null, image);
        if (!LanguagePrimitives.TryConvertTo(value, System.Globalization.CultureInfo.InvariantCulture, out double number))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, value, SR.SubtractInvalid, GivenValue.Name(value));
        return (number, null);
    }

    // Numbers stand for all axes, for rows and columns, or for planes, rows and columns.
    private static T AlongPlanes<T>(T[] numbers, T none) => numbers.Length == 2 ? none : numbers[0];

    private static T AlongRows<T>(T[] numbers) => numbers.Length == 3 ? numbers[1] : numbers[0];

    private static T AlongColumns<T>(T[] numbers) => numbers[numbers.Length - 1];
}
