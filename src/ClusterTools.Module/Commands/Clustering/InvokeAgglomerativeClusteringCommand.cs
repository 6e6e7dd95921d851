using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Completers;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set by joining the two nearest clusters again and again.</summary>
/// <remarks>
/// <para>Every record begins as a cluster of its own. Ask for a number of clusters, or for a distance to stop at; the tree is made to its root either way. Merges of the result holds
/// its steps as SciPy's linkage does, and Cut and CutAt cut the same tree elsewhere without making it anew.</para>
/// <para>Ward and Single linkage need little memory. Complete and Average keep the distances of all pairs and take at most 25000 records. With -Connectivity Grid only voxels that
/// touch are joined, which makes clusters that are pieces of the image, and trees of whole volumes; pieces that touch no other are joined last, with a warning.</para>
/// <para>The result goes straight into Export-LabelMap. Clusters are numbered in the order of their first records.</para>
/// </remarks>
/// <example>
/// <para>Makes four clusters, and shows the last steps of the tree: a leap of the distance tells that unlike clusters were joined.</para>
/// <code>
/// $tree = New-BlobSeries -ClusterCount 4 | Invoke-AgglomerativeClustering -ClusterCount 4
/// $tree.Merges | Select-Object -Last 6
/// </code>
/// </example>
/// <example>
/// <para>Joins voxels that touch and act alike, and draws the pieces.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile |
///     Invoke-AgglomerativeClustering -ClusterCount 12 -Connectivity Grid | Export-LabelMap pieces.png
/// </code>
/// </example>
/// <example>
/// <para>Joins what is nearer than 3, however many clusters that leaves.</para>
/// <code>
/// (New-BlobSeries | Invoke-AgglomerativeClustering -DistanceThreshold 3 -Linkage Single).Sizes
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "AgglomerativeClustering", DefaultParameterSetName = CountSet)]
[OutputType(typeof(AgglomerativeResult))]
public sealed class InvokeAgglomerativeClusteringCommand : SeriesCommand
{
    private const string CountSet = "Count";
    private const string ThresholdSet = "Threshold";

    /// <summary>
    /// <para>Clusters to end with.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CountSet)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ClusterCount { get; set; }

    /// <summary>
    /// <para>Clusters are joined while their distance is below this.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ThresholdSet)]
    public double DistanceThreshold { get; set; }

    /// <summary>
    /// <para>How far two clusters are from each other.</para>
    /// </summary>
    [Parameter]
    public AgglomerativeLinkage Linkage { get; set; } = AgglomerativeLinkage.Ward;

    /// <summary>
    /// <para>Which clusters may join. Grid needs series that come of images.</para>
    /// </summary>
    [Parameter]
    public AgglomerativeConnectivity Connectivity { get; set; } = AgglomerativeConnectivity.None;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        var options = new AgglomerativeOptions
        {
            ClusterCount = ParameterSetName == CountSet ? ClusterCount : null,
            DistanceThreshold = ParameterSetName == ThresholdSet ? DistanceThreshold : null,
            Linkage = Linkage,
            Connectivity = Connectivity,
        };
        var result = Run(execution => AgglomerativeClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
