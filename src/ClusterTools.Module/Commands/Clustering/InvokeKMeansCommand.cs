using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Completers;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set by k-means.</summary>
/// <remarks>
/// <para>Every record belongs to the cluster with the nearest centroid; ties go to the lowest cluster number. Equal seeds give equal results, to the last bit, on any number of threads, any
/// processor and both builds of the module. Cluster numbers keep the order of the centroids.</para>
/// <para>-Algorithm MiniBatch is for very large data, Bisecting for trees of clusters, and -Initialization Parallel for hundreds of clusters and more. Weights and every
/// -Distance work with each of them; -InitialCentroid does not work with Bisecting. The labels of Bisecting are those of its splits: Get-ClusterLabel gives the nearest centroid, which for
/// a few records is a different one.</para>
/// <para>The result goes straight into Export-LabelMap, Get-ClusterLabel and Export-ClusterModel. Its Warnings report empty clusters and fewer distinct records than
/// clusters; each is also written as a warning.</para>
/// </remarks>
/// <example>
/// <para>Clusters the voxels of a movie that change, and draws the clusters as a map.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
///     Invoke-KMeans -ClusterCount 20 -Seed 1 | Export-LabelMap brain.png -ColorBy Similarity -MaskBy Similarity
/// </code>
/// </example>
/// <example>
/// <para>Keeps the best of ten restarts and lists the cluster sizes.</para>
/// <code>
/// $result = New-BlobSeries -ClusterCount 4 | Invoke-KMeans -ClusterCount 4 -RestartCount 10
/// $result.Sizes
/// </code>
/// </example>
/// <example>
/// <para>Starts from given centroids, so that cluster 0 is the one near the origin, and iterates until no label changes.</para>
/// <code>
/// New-BlobSeries | Invoke-KMeans -InitialCentroid @(@(0, 0), @(5, 5), @(-5, 5)) -Tolerance 0
/// </code>
/// </example>
/// <example>
/// <para>Clusters time courses by shape, regardless of amplitude.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Select-Series -MinimumStdDev 0 | Invoke-KMeans 6 -Distance Correlation
/// </code>
/// </example>
/// <example>
/// <para>Many clusters of very many records: centroids are updated from batches of 4096 records and initialised in a few passes over the data.</para>
/// <code>
/// New-BlobSeries -Count 20000 -ClusterCount 50 | Invoke-KMeans 50 -Algorithm MiniBatch -BatchSize 4096 -Initialization Parallel
/// </code>
/// </example>
/// <seealso cref="InvokeGaussianMixtureCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="ExportClusterModelCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "KMeans", DefaultParameterSetName = CountSet)]
[OutputType(typeof(KMeansResult))]
public sealed class InvokeKMeansCommand : KMeansCommand
{
    private const string CentroidSet = "Centroid";
    private static readonly KMeansOptions Defaults = new();

    /// <summary>
    /// <para>The number of clusters. With <c>-InitialCentroid</c> it is the number of centroids given.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CountSet)]
    [Parameter(Position = 0, ParameterSetName = CentroidSet)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ClusterCount { get; set; }

    /// <summary>
    /// <para>The initial centroids, one row per cluster: nested arrays, a matrix, a set of series, or a model whose centroids are taken.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = CentroidSet)]
    [MatrixTransformation]
    [ValidateNotNullOrEmpty]
    public double[][]? InitialCentroid { get; set; }

    /// <summary>
    /// <para>The maximum number of iterations; with MiniBatch the maximum number of epochs (as many records drawn as there are), and with Bisecting it applies to each split.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxIterations { get; set; } = Defaults.MaxIterations;

    /// <summary>
    /// <para>The fit ends when the summed squared shift of the centroids is at most this times the mean variance of the columns; 0 iterates until no label changes.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    /// <summary>
    /// <para>The number of records in a batch, for <c>-Algorithm</c> MiniBatch.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int BatchSize { get; set; } = Defaults.BatchSize;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = FitOptions with
        {
            ClusterCount = ClusterCount,
            InitialCentroids = InitialCentroid,
            MaxIterations = MaxIterations,
            Tolerance = Tolerance,
            BatchSize = BatchSize,
        };
        WriteMeans();
        var result = Run(execution => KMeansClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
