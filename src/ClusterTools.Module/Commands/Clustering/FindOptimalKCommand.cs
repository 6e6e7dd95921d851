using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Search;
using ClusterTools.Completers;
using ClusterTools.Errors;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Chooses the number of clusters of a set of series.</summary>
/// <remarks>
/// <para>Fits a model for each number of clusters, scores every fit, and lets a criterion choose. The result shows a table of the scores with the choice marked; Candidates has
/// them, BestK the number and Best the chosen fit. The result can be used wherever a fit can: Export-LabelMap, Get-ClusterLabel, Export-ClusterModel.</para>
/// <para>Similarity, the default for k-means on the time series of an image stack, is meant for time courses: it weighs the distances of records from their centroids against their correlation with them, each error
/// divided by its sum over the scan, and chooses the number at which the two curves cross. On tables the default is Silhouette. Votes lists what each computed criterion would choose: where they disagree, the data
/// may have no single number of clusters.</para>
/// <para>Inertia, both errors, silhouette, Calinski-Harabasz, Davies-Bouldin and elbow are always computed. Gap and Stability are computed only as the criterion,
/// since they cost many fits for each number of clusters. An undefined score (such as the silhouette of a single cluster) is NaN.</para>
/// <para>-Weight counts in the fits, the inertia, the similarity error, the elbow and the gap; silhouette, Calinski-Harabasz and Davies-Bouldin count each record once, as
/// Measure-Clustering does. Stability draws its subsets from the records with positive weight. More restarts make the curves smoother, -Algorithm MiniBatch makes scans of very
/// large data quick and their curves less smooth.</para>
/// </remarks>
/// <example>
/// <para>Draws a brain map with as many clusters as the criterion finds.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
///     Find-OptimalK -ClusterCount 5,10,15,20,30,50,100,200 | Export-LabelMap brain.png -ColorBy Similarity -MaskBy Similarity
/// </code>
/// </example>
/// <example>
/// <para>Compares 2 to 10 clusters by silhouette, with five restarts each, and shows every score.</para>
/// <code>
/// (New-BlobSeries -ClusterCount 4 | Find-OptimalK 2..10 -Criterion Silhouette -RestartCount 5).Candidates
/// </code>
/// </example>
/// <example>
/// <para>A long scan that resumes where it stopped when the same line is run again.</para>
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
/// <example>
/// <para>Lets the criterion choose the shape of the components, too, and compares the shapes.</para>
/// <code>
/// $scan = New-BlobSeries -ClusterCount 3 | Find-OptimalK 1..6 -Model GaussianMixture -CovarianceType Full, Tied, Diagonal, Spherical
/// $scan.CovarianceTypes
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportClusterModelCommand"/>
[Cmdlet(VerbsCommon.Find, "OptimalK", SupportsShouldProcess = true)]
[OutputType(typeof(ClusterCountSearchResult))]
public sealed class FindOptimalKCommand : KMeansCommand
{
    private static readonly ClusterCountSearchOptions Defaults = new();

    /// <summary>
    /// <para>The numbers of clusters to try, as numbers and ranges such as 5..15 or 5,10,20..30. Order and repetition do not matter.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("K")]
    [CountRangeTransformation(Ascending = true)]
    [ValidateNotNullOrEmpty]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int[] ClusterCount { get; set; } = [];

    /// <summary>
    /// <para>The criterion that chooses. By default Bic for mixtures; for k-means Similarity on the time series of an image stack, and Silhouette on tables.</para>
    /// </summary>
    [Parameter]
    public ClusterCountCriterion? Criterion { get; set; }

    /// <summary>
    /// <para>The model to fit for each number of clusters.</para>
    /// </summary>
    [Parameter]
    public ClusterCountModel Model { get; set; } = Defaults.Model;

    /// <summary>
    /// <para>The constraint on the covariances of mixtures: Full, Tied, Diagonal or Spherical. Several are scanned one after the other, and the criterion (Bic, Aic, Silhouette, CalinskiHarabasz or
    /// DaviesBouldin) chooses the type along with the number; CovarianceTypes of the result lists the best of each. By default Full.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CovarianceType[]? CovarianceType { get; set; }

    /// <summary>
    /// <para>The absolute regularisation of mixtures, as for Invoke-GaussianMixture.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? Regularization { get; set; }

    /// <summary>
    /// <para>The regularisation of mixtures as a share of each column's variance, as for Invoke-GaussianMixture.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double RelativeRegularization { get; set; } = Defaults.Mixture.RelativeRegularization;

    /// <summary>
    /// <para>The size of the random sample of records for the silhouette, whose time grows with the square of it; the sample is the same for each number of clusters. 0 takes all records, as
    /// does any number above their count.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SampleSize { get; set; } = Defaults.SampleSize;

    /// <summary>
    /// <para>The number of uniform reference sets for the criterion Gap.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int ReferenceCount { get; set; } = Defaults.ReferenceCount;

    /// <summary>
    /// <para>The number of random subsets, each of 80 % of the records, for the criterion Stability.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int SubsampleCount { get; set; } = Defaults.SubsampleCount;

    /// <summary>
    /// <para>A JSON checkpoint, updated as numbers of clusters are finished, from which an interrupted scan resumes when the same line is run again. It is kept when the scan is done. The
    /// checkpoint of another scan is an error.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CheckpointPath { get; set; }

    /// <summary>
    /// <para>The maximum number of iterations of one start. By default 300 for k-means and 100 for mixtures.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxIterations { get; set; }

    /// <summary>
    /// <para>The convergence tolerance. k-means ends when the summed squared shift of the centroids is at most this times the mean variance of the columns (by default 1e-4);
    /// a mixture ends when the mean log-likelihood changes by less than this (by default 1e-3).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? Tolerance { get; set; }

    private protected override bool WaitsWhenStopped => CheckpointPath is not null;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        base.Prepare();
        CheckMixtureOptions();
        if (CheckpointPath is null)
            return;
        string checkpoint = ResolveFile(CheckpointPath);
        RequireTarget(checkpoint, force: true);
        RequireAccess(checkpoint);
    }

    private protected override void ProcessSet(SeriesSet set)
    {
        string? checkpoint = CheckpointPath is null ? null : ResolveFile(CheckpointPath);
        if (checkpoint is not null && !ShouldProcess(checkpoint, SR.ActionCheckpoint))
            return;
        var options = new ClusterCountSearchOptions
        {
            ClusterCounts = ClusterCount,
            Criterion = Criterion,
            Model = Model,
            SampleSize = SampleSize,
            ReferenceCount = ReferenceCount,
            SubsampleCount = SubsampleCount,
            CheckpointPath = checkpoint,
            KMeans = FitOptions with
            {
                MaxIterations = MaxIterations ?? Defaults.KMeans.MaxIterations,
                Tolerance = Tolerance ?? Defaults.KMeans.Tolerance,
            },
            CovarianceTypes = CovarianceType,
            Mixture = Defaults.Mixture with
            {
                Regularization = Regularization,
                RelativeRegularization = RelativeRegularization,
                RestartCount = RestartCount,
                MaxIterations = MaxIterations ?? Defaults.Mixture.MaxIterations,
                Tolerance = Tolerance ?? Defaults.Mixture.Tolerance,
            },
            Seed = Seed,
        };
        WriteMeans();
        var result = Run(execution => ClusterCountSearch.Run(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }

    private void CheckMixtureOptions()
    {
        string[] names = [nameof(CovarianceType), nameof(Regularization), nameof(RelativeRegularization)];
        string[] bound = Array.FindAll(names, MyInvocation.BoundParameters.ContainsKey);
        if (bound.Length > 0 && Model != ClusterCountModel.GaussianMixture)
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Model, SR.OptionOfMixtures, $"-{bound[0]}");
        if (bound.Contains(nameof(Regularization)) && bound.Contains(nameof(RelativeRegularization)))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Regularization, SR.RegularizationTwice);
    }
}
