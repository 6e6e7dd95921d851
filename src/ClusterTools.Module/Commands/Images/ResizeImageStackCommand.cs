using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Makes the images of a stack smaller, or larger.</summary>
/// <remarks>
/// <para>With -Stride takes every n-th pixel from the first on, without averaging: ceil(size / n) remain along an axis. The pixels keep their type.</para>
/// <para>With -Scale interpolates linearly between pixels: rows and columns become round(size * scale), planes stay. -AntiAlias blurs before reducing, so that fine
/// patterns do not turn into coarse ones. The pixels become floating-point numbers.</para>
/// </remarks>
/// <example>
/// <para>Takes every fifth row and column of every plane.</para>
/// <code>
/// Import-ImageStack fish/*.tif | Resize-ImageStack -Stride 5
/// </code>
/// </example>
/// <example>
/// <para>Takes every second plane, row and column.</para>
/// <code>
/// New-ImageStack -PlaneCount 4 -FrameCount 20 | Resize-ImageStack -Stride 2,2,2
/// </code>
/// </example>
/// <example>
/// <para>Reduces images to a fifth of their size, with smoothing.</para>
/// <code>
/// Import-ImageStack photo.png | Resize-ImageStack -Scale 0.2 -AntiAlias
/// </code>
/// </example>
/// <seealso cref="SelectImageStackCommand"/>
/// <seealso cref="MeasureImageStackCommand"/>
[Cmdlet(VerbsCommon.Resize, "ImageStack", DefaultParameterSetName = StrideSet)]
[OutputType(typeof(ImageStack))]
public sealed class ResizeImageStackCommand : StackCommand
{
    private const string StrideSet = "Stride";
    private const string ScaleSet = "Scale";

    /// <summary>
    /// <para>The stride of the pixels to keep. One number: along rows and columns; all planes stay. Two: along rows, along columns. Three: along planes, rows and columns.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StrideSet)]
    [CountRangeTransformation]
    [ValidateCount(1, 3)]
    [ValidateRange(1, int.MaxValue)]
    public int[] Stride { get; set; } = [];

    /// <summary>
    /// <para>The new number of rows and columns relative to the old: 0.5 halves both.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ScaleSet)]
    [ValidateRange(1e-6, 1e6)]
    public double Scale { get; set; }

    /// <summary>
    /// <para>Blurs the images before reducing them.</para>
    /// </summary>
    [Parameter(ParameterSetName = ScaleSet)]
    public SwitchParameter AntiAlias { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        var result = Run(execution => ParameterSetName == ScaleSet ? RescaleFilter.Apply(stack, Scale, AntiAlias, execution: execution) : Subsampled(stack, execution), stack);
        WriteResult(result, result.Warnings, stack.Warnings);
    }

    private ImageStack Subsampled(ImageStack stack, ExecutionOptions execution)
    {
        int rows = Stride.Length == 3 ? Stride[1] : Stride[0];
        int columns = Stride[Stride.Length - 1];
        int planes = Stride.Length == 3 ? Stride[0] : 1;
        return Subsample.Apply(stack, rows, columns, planes, execution);
    }
}
