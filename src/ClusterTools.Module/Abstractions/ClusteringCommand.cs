using System.Management.Automation;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that cluster the records of a set.</summary>
public abstract class ClusteringCommand : SeriesCommand
{
    /// <summary>
    /// <para>Leaves out records with NaN or infinite values, which would otherwise be an error. Their label is -1, maps show them as background, and a warning gives their count.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipNonFinite { get; set; }
}
