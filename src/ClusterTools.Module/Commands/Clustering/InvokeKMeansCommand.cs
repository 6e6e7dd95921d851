using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Completers;
using ClusterTools.Distances;

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
public sealed class InvokeKMeansCommand : SeriesCommand
{
    private const string CountSet = "Count";
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
    /// <para>How initial centroids are chosen: KMeansPlusPlus (the default), distinct records at Random, or Parallel (k-means||), which for hundreds of clusters
    /// is much faster than KMeansPlusPlus and about as good.</para>
    /// </summary>
    [Parameter(ParameterSetName = CountSet)]
    public KMeansInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>The algorithm. Auto (the default) takes the faster of Lloyd and Elkan for the shape of the data; all three give the same result, to the last bit. MiniBatch updates the
    /// centroids from small random batches, for data so large that full iterations take too long. Bisecting repeatedly splits the cluster with the largest inertia in two.</para>
    /// </summary>
    [Parameter]
    public KMeansAlgorithm Algorithm { get; set; } = Defaults.Algorithm;

    /// <summary>
    /// <para>The number of restarts (n_init); the fit with the lowest inertia is kept. With given centroids there is one start (except for MiniBatch). With Bisecting each split is restarted so
    /// often.</para>
    /// </summary>
    [Parameter]
    [Alias("NInit")]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = Defaults.RestartCount;

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
    /// <para>The distance metric.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = Defaults.Distance;

    /// <summary>
    /// <para>A non-negative weight per record. By default all weights are 1.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    /// <summary>
    /// <para>Leaves out records with NaN or infinite values, which would otherwise be an error. Their label is -1, maps show them as background, and a warning gives their count.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipNonFinite { get; set; }

    /// <summary>
    /// <para>The number of records in a batch, for <c>-Algorithm</c> MiniBatch.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int BatchSize { get; set; } = Defaults.BatchSize;

    /// <summary>
    /// <para>The random seed: equal seeds give equal results.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        var options = new KMeansOptions
        {
            ClusterCount = ClusterCount,
            Algorithm = Algorithm,
            Initialization = Initialization,
            InitialCentroids = InitialCentroid,
            RestartCount = RestartCount,
            MaxIterations = MaxIterations,
            Tolerance = Tolerance,
            Distance = Distance,
            Weights = Weight,
            BatchSize = BatchSize,
            SkipNonFinite = SkipNonFinite,
            Seed = Seed,
        };
        WriteMeans();
        var result = Run(execution => KMeansClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
