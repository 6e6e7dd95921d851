using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Takes frames, planes and a rectangle of a stack.</summary>
/// <remarks>
/// <para>Indices count from 0 and may be given as ranges, such as 0..9 or 0,5,10..20; the result keeps their order. The pixels keep their type.</para>
/// </remarks>
/// <example>
/// <para>Takes the first ten frames of a movie.</para>
/// <code>
/// New-ImageStack -FrameCount 30 | Select-ImageStack -Frame 0..9
/// </code>
/// </example>
/// <example>
/// <para>Takes plane 0 and, of it, a rectangle of 40 columns and 30 rows whose upper left corner is at column 10, row 5.</para>
/// <code>
/// Import-ImageStack fish/*.tif | Select-ImageStack -Plane 0 -Region 10,5,40,30
/// </code>
/// </example>
/// <seealso cref="ImportImageStackCommand"/>
/// <seealso cref="ResizeImageStackCommand"/>
[Cmdlet(VerbsCommon.Select, "ImageStack")]
[OutputType(typeof(ImageStack))]
public sealed class SelectImageStackCommand : StackCommand
{
    /// <summary>
    /// <para>The frames to take, from 0, as numbers and ranges. By default all.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Frame { get; set; }

    /// <summary>
    /// <para>The planes to take, from 0, as numbers and ranges. By default all.</para>
    /// </summary>
    [Parameter]
    [CountRangeTransformation]
    [ValidateNotNullOrEmpty]
    public int[]? Plane { get; set; }

    /// <summary>
    /// <para>The rectangle to take of each plane: x,y,width,height in pixels, x and y from 0. By default the whole plane.</para>
    /// </summary>
    [Parameter]
    [PixelRegionTransformation]
    public PixelRegion? Region { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var stack = InputObject;
        var result = Run(execution => ImageStackSelection.Select(stack, Frame, Plane, Region, execution), stack);
        WriteResult(result, result.Warnings, stack.Warnings);
    }
}
