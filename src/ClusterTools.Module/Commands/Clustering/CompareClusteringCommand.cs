using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;

namespace ClusterTools.Commands;

/// <summary>Compares two clusterings of the same records and matches the cluster numbers of one to the other.</summary>
/// <remarks>
/// <para>Clusters are matched so that as many records as possible agree (the Hungarian method). Matched of the result is the clustering with the numbers of the reference and goes
/// into Export-LabelMap: maps of both then show the same cluster in the same colour. An unmatched cluster gets a number of its own.</para>
/// </remarks>
/// <example>
/// <para>Draws two runs from different seeds in matching colours and measures their agreement.</para>
/// <code>
/// $set = New-ImageStack | ConvertTo-Series
/// $first = $set | Invoke-KMeans 6 -Seed 1
/// $second = $set | Invoke-KMeans 6 -Seed 2
/// $comparison = $second | Compare-Clustering -Reference $first
/// $comparison
/// $first | Export-LabelMap first.png
/// $comparison.Matched | Export-LabelMap second.png
/// </code>
/// </example>
/// <seealso cref="MeasureClusteringCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsData.Compare, "Clustering")]
[OutputType(typeof(ClusteringComparison))]
public sealed class CompareClusteringCommand : EngineCommand
{
    /// <summary>
    /// <para>The clustering to compare; its clusters are renumbered to match the reference.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering))]
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IClustering InputObject { get; set; } = null!;

    /// <summary>
    /// <para>The reference clustering, of the same records.</para>
    /// </summary>
    [KindTransformation(typeof(IClustering))]
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public IClustering Reference { get; set; } = null!;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var clustering = InputObject;
        WriteObject(Run(_ => ClusteringComparison.Compute(clustering, Reference), clustering));
    }
}
