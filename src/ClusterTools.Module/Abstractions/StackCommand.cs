using System.Management.Automation;
using ClusterTools.Arguments;
using ClusterTools.Images;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that take stacks of images from the pipeline, one by one.</summary>
public abstract class StackCommand : EngineCommand
{
    /// <summary>
    /// <para>The stack of images.</para>
    /// </summary>
    [KindTransformation(typeof(ImageStack))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ImageStack InputObject { get; set; } = null!;
}
