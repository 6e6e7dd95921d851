using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Makes the images of a stack smaller.</summary>
/// <remarks>
/// <para>With -Stride takes every n-th pixel from the first on, without averaging: ceil(size / n) remain along an axis. The pixels keep their type.</para>
/// </remarks>
/// <example>
/// <para>Takes every fifth row and column, and every plane.</para>
/// <code>
/// Import-ImageStack fish/*.tif | Resize-ImageStack -Stride 5,5
/// </code>
/// </example>
/// <example>
/// <para>Takes every second plane, row and column.</para>
/// <code>
/// New-ImageStack -PlaneCount 4 -FrameCount 20 | Resize-ImageStack -Stride 2
/// </code>
/// </example>
/// <seealso cref="SelectImageStackCommand"/>
/// <seealso cref="MeasureImageStackCommand"/>
[Cmdlet(VerbsCommon.Resize, "ImageStack")]
[OutputType(typeof(ImageStack))]
public sealed class ResizeImageStackCommand : StackCommand
{
    /// <summary>
    /// <para>The step of the pixels to keep. One number: along every axis, planes as well. Two: along rows and columns, all planes stay. Three: along planes, rows and columns.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [CountRangeTransformation]
    [ValidateCount(1, 3)]
    [ValidateRange(1, int.MaxValue)]
    public int[] Stride { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var stack = InputObject;
        int rows = Stride.Length == 3 ? Stride[1] : Stride[0];
        int columns = Stride[Stride.Length - 1];
        int planes = Stride.Length == 2 ? 1 : Stride[0];
        var result = Run(execution => Subsample.Apply(stack, rows, columns, planes, execution), stack);
        WriteResult(result, result.Warnings, stack.Warnings);
    }
}
