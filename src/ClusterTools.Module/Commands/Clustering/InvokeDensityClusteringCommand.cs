using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Density;
using ClusterTools.Errors;
using ClusterTools.Neighbors;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Finds clusters as dense regions, of any shape and number, and leaves the records between them as noise (DBSCAN, HDBSCAN).</summary>
/// <remarks>
/// <para>Dbscan: a record with at least -MinimumCount records within -Radius (itself included) is a core record. Core records within the radius of each other share a cluster, and other records within
/// the radius of a core record join its cluster. Find-OptimalRadius suggests a radius. Labels are those of scikit-learn: clusters are numbered by their first core record, and a record at the border of
/// several clusters belongs to the one with the lowest number. Distances of exactly the radius are inside.</para>
/// <para>Hdbscan needs no radius and finds clusters of different densities: of the clusters of at least -MinimumClusterSize records at every radius, those are chosen that persist. The result has the
/// probability of each record to belong to its cluster, outlier scores (GLOSH), the stability of clusters and the condensed tree. Edges of equal length are removed at once, as the definition says, so
/// a record that bridges two clusters is noise, where other programs put it into either.</para>
/// <para>Records of no cluster are noise, with the label -1. The number of clusters is a result: there may be none, which a warning says. Both methods are exact.</para>
/// <para>Maps leave noise in the background, scatter plots draw it in grey, Export-ClusterTable writes -1, and the scores of Measure-Clustering leave it out, with a warning. Export-LabelMap -MaskBy
/// Probability dims the records at the edge of Hdbscan's clusters. There is no model for Get-ClusterLabel or Test-Clustering: which cluster a new record belongs to depends on all others. To label new
/// records by the nearest core record, use Find-NearestSeries.</para>
/// <para>With up to 8 columns and the distances Euclidean or Manhattan, records are looked up in a tree, and a million takes seconds. With more columns all pairs are compared; reduce them first with
/// Convert-Series -PrincipalComponent where time matters.</para>
/// </remarks>
/// <example>
/// <para>Finds the blobs without their number being given, and scores them.</para>
/// <code>
/// $result = New-BlobSeries -Count 2000 -ClusterCount 4 -StdDev 0.3 | Invoke-DensityClustering -Radius 0.2 -MinimumCount 8
/// $result
/// $result | Measure-Clustering
/// </code>
/// </example>
/// <example>
/// <para>Finds clusters of any density, and shows the records that fit in least.</para>
/// <code>
/// $result = New-BlobSeries -Count 2000 -ClusterCount 4 | Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize 50
/// 0..1999 | Sort-Object { $result.OutlierScores[$_] } -Descending | Select-Object -First 5
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
/// <seealso cref="FindOptimalRadiusCommand"/>
/// <seealso cref="InvokeAgglomerativeClusteringCommand"/>
/// <seealso cref="FindNearestSeriesCommand"/>
/// <seealso cref="MeasureClusteringCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "DensityClustering")]
[OutputType(typeof(DbscanResult), typeof(HdbscanResult))]
public sealed class InvokeDensityClusteringCommand : ClusteringCommand
{
    private static readonly DbscanOptions DbscanDefaults = new() { Radius = 0 };
    private static readonly HdbscanOptions HdbscanDefaults = new();

    /// <summary>
    /// <para>The method. Dbscan takes -Radius and -Weight, Hdbscan -MinimumClusterSize and -Selection.</para>
    /// </summary>
    [Parameter]
    public DensityMethod Method { get; set; } = DensityMethod.Dbscan;

    /// <summary>
    /// <para>For Dbscan, which needs it: the distance up to which two records are neighbours (scikit-learn's eps), in the units of the distance metric. 0 groups identical records.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [Alias("Epsilon", "Eps")]
    public double? Radius { get; set; }

    /// <summary>
    /// <para>The number of records that makes a dense place, a record itself included (min_samples): within the radius of a core record of Dbscan, by default 5 (with -Weight, their least sum of
    /// weights); for Hdbscan those within the core distance, by default -MinimumClusterSize (the Python package hdbscan does not count the record itself: its min_samples is one less).</para>
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("MinSamples")]
    [ValidateRange(1, int.MaxValue)]
    public int? MinimumCount { get; set; }

    /// <summary>
    /// <para>For Hdbscan: the least number of records of a cluster.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int MinimumClusterSize { get; set; } = HdbscanDefaults.MinimumClusterSize;

    /// <summary>
    /// <para>For Hdbscan: how clusters are chosen from the tree. ExcessOfMass gives few large clusters, Leaf many small ones.</para>
    /// </summary>
    [Parameter]
    public ClusterSelection Selection { get; set; } = HdbscanDefaults.Selection;

    /// <summary>
    /// <para>The distance metric. Cosine and Correlation are 1 - the cosine or Pearson's correlation.</para>
    /// </summary>
    [Parameter]
    public NeighborDistance Distance { get; set; } = DbscanDefaults.Distance;

    /// <summary>
    /// <para>For Dbscan: a non-negative weight per record; a record of weight 2 counts as two neighbours. By default all weights are 1.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    private protected override void Prepare()
    {
        string[] others = Method == DensityMethod.Dbscan ? [nameof(MinimumClusterSize), nameof(Selection)] : [nameof(Radius), nameof(Weight)];
        if (Array.Find(others, MyInvocation.BoundParameters.ContainsKey) is { } other)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, other, SR.DensityParameterOther, other, Method, Method == DensityMethod.Dbscan ? DensityMethod.Hdbscan : DensityMethod.Dbscan);
        if (Method == DensityMethod.Dbscan && Radius is null)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, nameof(Radius), SR.DbscanNeedsRadius);
    }

    private protected override void ProcessSet(SeriesSet set)
    {
        WriteMeans();
        var result = Run(execution => Fit(set, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }

    private DensityClusteringResult Fit(SeriesSet set, ExecutionOptions execution)
    {
        if (Method == DensityMethod.Hdbscan)
        {
            var options = new HdbscanOptions { MinimumClusterSize = MinimumClusterSize, MinimumCount = MinimumCount, Selection = Selection, Distance = Distance, SkipNonFinite = SkipNonFinite };
            return DensityClustering.Fit(set, options, execution);
        }

        var radius = new DbscanOptions { Radius = Radius!.Value, MinimumCount = MinimumCount ?? DbscanDefaults.MinimumCount, Distance = Distance, Weights = Weight, SkipNonFinite = SkipNonFinite };
        return DensityClustering.Fit(set, radius, execution);
    }
}
