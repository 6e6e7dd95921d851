using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Search;
using ClusterTools.Completers;
using ClusterTools.Distances;

namespace ClusterTools.Commands;

/// <summary>Finds how many clusters the records of a set have.</summary>
/// <remarks>
/// <para>Fits a model for each number of clusters, scores every fit, and lets a criterion choose. The result shows a table of the scores with the choice marked; Candidates has
/// them, BestK the number and Best the chosen fit. The result can be used wherever a fit can: Export-LabelMap, Get-ClusterLabel, Export-ClusterModel.</para>
/// <para>The default criterion for k-means, Similarity, is made for time courses: it weighs how far records are from their centroids against how well they follow them, each error
/// divided by its sum over the scan, and takes the number where the two curves cross. For tables of few columns Silhouette or Gap say more.</para>
/// <para>Inertia, both errors, silhouette, variance ratio, Davies-Bouldin and elbow are computed whatever the criterion. Gap and Stability are computed only when they choose,
/// since they cost many fits for each number of clusters. A score that is not defined (a silhouette of 1 cluster, say) is NaN.</para>
/// </remarks>
/// <example>
/// <para>Draws a brain map with as many clusters as the criterion finds.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
///     Find-OptimalK -ClusterCount 5,10,15,20,30,50,100,200 | Export-LabelMap brain.png -ColorBy Similarity -MaskBy Similarity
/// </code>
/// </example>
/// <example>
/// <para>Compares all numbers from 2 to 10 by the silhouette, each with five starts, and shows every score.</para>
/// <code>
/// (New-BlobSeries -ClusterCount 4 | Find-OptimalK 2..10 -Criterion Silhouette -RestartCount 5).Candidates
/// </code>
/// </example>
/// <example>
/// <para>A long scan that goes on where it was when the same line is run again.</para>
/// <code>
/// $series = Import-ImageStack fish/*.tif | ConvertTo-Series
/// $scan = $series | Find-OptimalK 2..8 -Criterion Stability -CheckpointPath scan.json
/// $scan.BestK
/// </code>
/// </example>
/// <example>
/// <para>Finds the number of components of a Gaussian mixture by the Bayesian information criterion.</para>
/// <code>
/// New-BlobSeries | Find-OptimalK 1..6 -Model GaussianMixture
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportClusterModelCommand"/>
[Cmdlet(VerbsCommon.Find, "OptimalK")]
[OutputType(typeof(ClusterCountSearchResult))]
public sealed class FindOptimalKCommand : SeriesCommand
{
    private static readonly ClusterCountSearchOptions Defaults = new();

    /// <summary>
    /// <para>The numbers of clusters to try: numbers and ranges, such as 5..15 or 5,10,20..30. Their order does not matter, and what is given twice is tried once.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("K")]
    [CountRangeTransformation(Ascending = true)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int[] ClusterCount { get; set; } = [];

    /// <summary>
    /// <para>What chooses. By default Similarity for k-means and Bic for mixtures.</para>
    /// </summary>
    [Parameter]
    public ClusterCountCriterion? Criterion { get; set; }

    /// <summary>
    /// <para>What is fitted for each number of clusters.</para>
    /// </summary>
    [Parameter]
    public ClusterCountModel Model { get; set; } = Defaults.Model;

    /// <summary>
    /// <para>How often each fit is begun anew; the best one is kept. More starts make the curves smoother.</para>
    /// </summary>
    [Parameter]
    [Alias("NInit")]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = Defaults.RestartCount;

    /// <summary>
    /// <para>Records drawn at random for the silhouette, whose time grows with the square of their number; the same ones for each number of clusters. 0 takes all, as
    /// does a number above that of the records.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SampleSize { get; set; } = Defaults.SampleSize;

    /// <summary>
    /// <para>Uniform reference sets for the criterion Gap.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int ReferenceCount { get; set; } = Defaults.ReferenceCount;

    /// <summary>
    /// <para>Random subsets, of 80 % of the records each, for the criterion Stability.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int SubsampleCount { get; set; } = Defaults.SubsampleCount;

    /// <summary>
    /// <para>A JSON file that keeps what is finished, written after each few numbers of clusters, so that a scan that was stopped goes on there when the same line is run again. It stays when the scan is done. The
    /// checkpoint of another scan is an error.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CheckpointPath { get; set; }

    /// <summary>
    /// <para>What makes records alike for k-means.</para>
    /// </summary>
    [Parameter]
    public ClusterDistance Distance { get; set; } = Defaults.Distance;

    /// <summary>
    /// <para>How k-means goes about it, as for Invoke-KMeans. MiniBatch makes a scan of very large data quick, and its curves less smooth.</para>
    /// </summary>
    [Parameter]
    public KMeansAlgorithm Algorithm { get; set; } = Defaults.Algorithm;

    /// <summary>
    /// <para>How the starts of k-means are chosen, as for Invoke-KMeans. Parallel is quicker for hundreds of clusters.</para>
    /// </summary>
    [Parameter]
    public KMeansInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>A weight for each record, 0 or more, for k-means. By default all weigh alike. The fits, the inertia, the similarity error, the elbow and the gap take a record of weight 2
    /// for two; silhouette, variance ratio and Davies-Bouldin describe the clusters as they are, each record once, as Measure-Clustering does. Stability draws its subsets among the
    /// records that weigh something.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? Weight { get; set; }

    /// <summary>
    /// <para>Leaves records with NaN or infinite values out of k-means, where they would else be an error. Their label is -1, maps show them as background, and a warning gives their
    /// number.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipNonFinite { get; set; }

    /// <summary>
    /// <para>The most passes of one start. By default 300 for k-means and 100 for mixtures.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxIterations { get; set; }

    /// <summary>
    /// <para>When a start ends. For k-means: when the summed squared shift of the centroids is at most this times the mean variance of the values (by default 1e-4). For
    /// mixtures: when the mean log-likelihood changes by less (by default 1e-3).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? Tolerance { get; set; }

    /// <summary>
    /// <para>The seed of all random numbers: equal seeds give equal results.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    private protected override bool WaitsWhenStopped => CheckpointPath is not null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        string? checkpoint = CheckpointPath is null ? null : ResolveFile(CheckpointPath);
        if (checkpoint is not null)
            RequireTarget(checkpoint, force: true);
        var options = new ClusterCountSearchOptions
        {
            ClusterCounts = ClusterCount,
            Criterion = Criterion,
            Model = Model,
            RestartCount = RestartCount,
            SampleSize = SampleSize,
            ReferenceCount = ReferenceCount,
            SubsampleCount = SubsampleCount,
            CheckpointPath = checkpoint,
            Distance = Distance,
            Algorithm = Algorithm,
            Initialization = Initialization,
            Weights = Weight,
            SkipNonFinite = SkipNonFinite,
            MaxIterations = MaxIterations,
            Tolerance = Tolerance,
            Seed = Seed,
        };
        var result = Run(execution => ClusterCountSearch.Run(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
