using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Clustering.Agglomerative;
using ClusterTools.Completers;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set bottom-up, repeatedly merging the two nearest clusters (agglomerative, or hierarchical, clustering).</summary>
/// <remarks>
/// <para>Every record starts as a cluster of its own. Give a number of clusters, or a distance at which to stop; the tree is built to its root either way. The result's Merges holds
/// the steps in the form of SciPy's linkage matrix, and Cut and CutAt cut the same tree elsewhere without rebuilding it.</para>
/// <para>Ward and Single linkage need little memory. Complete and Average keep all pairwise distances and take at most 25000 records. With -Connectivity Grid only adjacent voxels
/// are merged, so clusters are connected pieces of the image and trees of whole volumes are possible; pieces without neighbours are merged last, with a warning.</para>
/// <para>The result goes straight into Export-LabelMap. Clusters are numbered in the order of their first records.</para>
/// </remarks>
/// <example>
/// <para>Makes four clusters and shows the last merges: a jump in the distance indicates that dissimilar clusters were merged.</para>
/// <code>
/// $tree = New-BlobSeries -ClusterCount 4 | Invoke-AgglomerativeClustering -ClusterCount 4
/// $tree.Merges | Select-Object -Last 6
/// </code>
/// </example>
/// <example>
/// <para>Merges adjacent voxels with similar activity and draws the pieces.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile |
///     Invoke-AgglomerativeClustering -ClusterCount 12 -Connectivity Grid | Export-LabelMap pieces.png
/// </code>
/// </example>
/// <example>
/// <para>Merges clusters closer than 3, however many remain.</para>
/// <code>
/// (New-BlobSeries | Invoke-AgglomerativeClustering -DistanceThreshold 3 -Linkage Single).Sizes
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "AgglomerativeClustering", DefaultParameterSetName = CountSet)]
[OutputType(typeof(AgglomerativeResult))]
public sealed class InvokeAgglomerativeClusteringCommand : ClusteringCommand
{
    private const string CountSet = "Count";
    private const string ThresholdSet = "Threshold";

    /// <summary>
    /// <para>The number of clusters.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CountSet)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ClusterCount { get; set; }

    /// <summary>
    /// <para>Clusters are merged while their distance is below this.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ThresholdSet)]
    public double DistanceThreshold { get; set; }

    /// <summary>
    /// <para>How far two clusters are from each other.</para>
    /// </summary>
    [Parameter]
    public AgglomerativeLinkage Linkage { get; set; } = AgglomerativeLinkage.Ward;

    /// <summary>
    /// <para>Which clusters may join. Grid needs series made from images.</para>
    /// </summary>
    [Parameter]
    public AgglomerativeConnectivity Connectivity { get; set; } = AgglomerativeConnectivity.None;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new AgglomerativeOptions
        {
            ClusterCount = ParameterSetName == CountSet ? ClusterCount : null,
            DistanceThreshold = ParameterSetName == ThresholdSet ? DistanceThreshold : null,
            Linkage = Linkage,
            Connectivity = Connectivity,
            SkipNonFinite = SkipNonFinite,
        };
        var result = Run(execution => AgglomerativeClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
