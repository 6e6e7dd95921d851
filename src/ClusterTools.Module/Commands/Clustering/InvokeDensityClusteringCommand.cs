using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Density;
using ClusterTools.Neighbors;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Finds clusters as dense regions, of any shape and number, and leaves the records between them as noise (DBSCAN).</summary>
/// <remarks>
/// <para>A record with at least -MinimumCount records within -Radius (itself included) is a core record. Core records within the radius of each other share a cluster, and other records within the
/// radius of a core record join its cluster. The rest is noise, with the label -1. The number of clusters is a result: there may be none, which a warning says.</para>
/// <para>The search is exact, and labels are those of scikit-learn's DBSCAN: clusters are numbered by their first core record, and a record at the border of several clusters belongs to the one with
/// the lowest number. Distances of exactly the radius are inside.</para>
/// <para>Maps leave noise in the background, scatter plots draw it in grey, Export-ClusterTable writes -1, and the scores of Measure-Clustering leave it out, with a warning. There is no model for
/// Get-ClusterLabel or Test-Clustering: which cluster a new record belongs to depends on all others. To label new records by the nearest core record, use Find-NearestSeries.</para>
/// <para>With up to 8 columns and the distances Euclidean or Manhattan, records are looked up in a tree, and a million takes seconds. With more columns all pairs are compared; reduce them first with
/// Convert-Series -PrincipalComponent where time matters.</para>
/// </remarks>
/// <example>
/// <para>Finds the blobs without being told their number, and scores them.</para>
/// <code>
/// $result = New-BlobSeries -Count 2000 -ClusterCount 4 -StdDev 0.3 | Invoke-DensityClustering -Radius 0.5 -MinimumCount 8
/// $result
/// $result | Measure-Clustering
/// </code>
/// </example>
/// <example>
/// <para>Clusters voxels whose time courses correlate, whatever their brightness, and draws the map: noise is background.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Invoke-DensityClustering -Radius 0.3 -MinimumCount 20 -Distance Correlation | Export-LabelMap dense.png
/// </code>
/// </example>
/// <example>
/// <para>Tries several radii: as the radius grows, noise becomes less and clusters merge.</para>
/// <code>
/// $set = New-BlobSeries -Count 500 -ClusterCount 5
/// 0.3, 0.6, 1.2 | ForEach-Object { $set | Invoke-DensityClustering -Radius $_ }
/// </code>
/// </example>
/// <seealso cref="InvokeAgglomerativeClusteringCommand"/>
/// <seealso cref="FindNearestSeriesCommand"/>
/// <seealso cref="MeasureClusteringCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "DensityClustering")]
[OutputType(typeof(DbscanResult))]
public sealed class InvokeDensityClusteringCommand : SeriesCommand
{
    private static readonly DbscanOptions Defaults = new() { Radius = 0 };

    /// <summary>
    /// <para>The method. Dbscan takes a radius.</para>
    /// </summary>
    [Parameter]
    public DensityMethod Method { get; set; } = DensityMethod.Dbscan;

    /// <summary>
    /// <para>The distance up to which two records are neighbours (scikit-learn's eps), in the units of the distance metric. 0 groups identical records.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Epsilon", "Eps")]
    public double Radius { get; set; }

    /// <summary>
    /// <para>The number of records within the radius that makes a core record, itself included (min_samples). With -Weight, their least sum of weights.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("MinSamples")]
    [ValidateRange(1, int.MaxValue)]
    public int MinimumCount { get; set; } = Defaults.MinimumCount;

    /// <summary>
    /// <para>The distance metric. Cosine and Correlation are 1 - the cosine or Pearson's correlation.</para>
    /// </summary>
    [Parameter]
    public NeighborDistance Distance { get; set; } = Defaults.Distance;

    /// <summary>
    /// <para>A non-negative weight per record; a record of weight 2 counts as two neighbours. By default all weights are 1.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new DbscanOptions { Radius = Radius, MinimumCount = MinimumCount, Distance = Distance, Weights = Weight };
        WriteMeans();
        var result = Run(execution => DensityClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
