using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Clustering;

namespace ClusterTools.Commands;

/// <summary>Gives the records of a set the clusters of a model.</summary>
/// <remarks>
/// <para>The model is a result of Invoke-KMeans or one from Import-ClusterModel. The records need as many values as those it was fitted on. The result holds, for each record,
/// Labels, Distance (Euclidean, from the centre of its cluster) and Similarity (Pearson's correlation with it), and goes straight into Export-LabelMap.</para>
/// </remarks>
/// <example>
/// <para>Fits a model on the voxels that change, and labels all voxels with it.</para>
/// <code>
/// $all = Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile
/// $model = $all | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans -ClusterCount 10
/// $all | Get-ClusterLabel -Model $model | Export-LabelMap all.png
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ImportClusterModelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsCommon.Get, "ClusterLabel")]
[OutputType(typeof(ClusterAssignment))]
public sealed class GetClusterLabelCommand : SeriesCommand
{
    /// <summary>
    /// <para>The model: what Invoke-KMeans, Find-OptimalK or Import-ClusterModel returned.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public IClusterModel Model { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        WriteObject(Run(execution => Model.Assign(set, execution), set));
    }
}
