using System.Management.Automation;
using ClusterTools.Arguments;
using ClusterTools.Series;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that take sets of series from the pipeline, one by one.</summary>
public abstract class SeriesCommand : EngineCommand
{
    /// <summary>
    /// <para>The set of series.</para>
    /// </summary>
    [KindTransformation(typeof(SeriesSet))]
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SeriesSet InputObject { get; set; } = null!;
}
