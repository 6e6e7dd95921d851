using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Completers;
using ClusterTools.Distances;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set by k-means.</summary>
/// <remarks>
/// <para>Every record gets the cluster whose centroid is nearest; a tie goes to the lowest number. Equal seeds give equal results, to the last bit, on any number of threads, any
/// processor and both builds of the module. Cluster numbers keep the order of the centroids.</para>
/// <para>-Algorithm MiniBatch and Bisecting are for very large data and for trees of clusters; -Initialization Parallel is for hundreds of clusters and more. Weights and every
/// -Distance go with each of them; -InitialCentroid does not go with Bisecting. The labels of Bisecting are those of its splits: Get-ClusterLabel gives the nearest centroid, which for
/// a few records is another.</para>
/// <para>The result goes straight into Export-LabelMap, Get-ClusterLabel and Export-ClusterModel. Its Warnings tell of empty clusters and of fewer different records than
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
/// <para>Begins ten times and keeps the best; then looks at the sizes of the clusters.</para>
/// <code>
/// $result = New-BlobSeries -ClusterCount 4 | Invoke-KMeans -ClusterCount 4 -RestartCount 10
/// $result.Sizes
/// </code>
/// </example>
/// <example>
/// <para>Starts from given centroids, so that cluster 0 is the one near the origin, and goes on until no label changes.</para>
/// <code>
/// New-BlobSeries | Invoke-KMeans -InitialCentroid @(@(0, 0), @(5, 5), @(-5, 5)) -Tolerance 0
/// </code>
/// </example>
/// <example>
/// <para>Clusters time courses by their shape, whatever their size.</para>
/// <code>
/// New-ImageStack | ConvertTo-Series | Select-Series -MinimumStdDev 0 | Invoke-KMeans 6 -Distance Correlation
/// </code>
/// </example>
/// <example>
/// <para>Many clusters of very many records: batches of 4096 move the centroids, and the start is chosen in a few passes.</para>
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
    /// <para>Clusters to find. With <c>-InitialCentroid</c> it is the number of these.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CountSet)]
    [Parameter(Position = 0, ParameterSetName = CentroidSet)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ClusterCount { get; set; }

    /// <summary>
    /// <para>The centroids to start from, one row a cluster: nested arrays, a matrix, a set of series, or a model whose centroids are taken.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = CentroidSet)]
    [MatrixTransformation]
    [ValidateNotNullOrEmpty]
    public double[][]? InitialCentroid { get; set; }

    /// <summary>
    /// <para>How the start is chosen where no centroids are given: KMeansPlusPlus (the default), different records at Random, or Parallel, which for hundreds of clusters
    /// is much faster than KMeansPlusPlus and about as good.</para>
    /// </summary>
    [Parameter(ParameterSetName = CountSet)]
    public KMeansInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>How it is done. Auto (the default) takes the faster of Lloyd and Elkan for the shape of the records; the three give the same result, to the last bit. MiniBatch moves the
    /// centroids by small random batches, for data so large that full passes take too long. Bisecting splits the cluster with the largest inertia in two, again and again.</para>
    /// </summary>
    [Parameter]
    public KMeansAlgorithm Algorithm { get; set; } = Defaults.Algorithm;

    /// <summary>
    /// <para>How often the fit is begun anew; the one with the least inertia is kept. With given centroids there is one start (but for MiniBatch). With Bisecting each split is begun so
    /// often.</para>
    /// </summary>
    [Parameter]
    [Alias("NInit")]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = Defaults.RestartCount;

    /// <summary>
    /// <para>The most passes over the data; with MiniBatch, it ends when so many times as many records are drawn as there are, and with Bisecting it is for each split.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxIterations { get; set; } = Defaults.MaxIterations;

    /// <summary>
    /// <para>The fit ends when the summed squared shift of the centroids is at most this times the mean variance of the values; 0 goes on until no label changes.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    /// <summary>
    /// <para>What makes records alike.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = Defaults.Distance;

    /// <summary>
    /// <para>A weight for each record, 0 or more. By default all weigh alike.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    /// <summary>
    /// <para>Leaves records with NaN or infinite values out, where they would else be an error. Their label is -1, maps show them as background, and a warning gives their number.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipNonFinite { get; set; }

    /// <summary>
    /// <para>The records of a batch, for <c>-Algorithm</c> MiniBatch.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int BatchSize { get; set; } = Defaults.BatchSize;

    /// <summary>
    /// <para>The seed of the random start: equal seeds give equal results.</para>
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
        var result = Run(execution => KMeansClustering.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
