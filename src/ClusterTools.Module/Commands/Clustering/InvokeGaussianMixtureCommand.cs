using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set by a Gaussian mixture: soft clusters of any ellipsoidal shape.</summary>
/// <remarks>
/// <para>Expectation-maximisation, from the clusters of k-means unless initial values are given. Columns may have any unit: metres or micrometres give the same clusters (Spherical covariances have one
/// variance for all columns, so there the columns need a common unit; Convert-Series -Standardize gives them one). Where their scale means something, as that of principal components does, -InitialMean with a
/// k-means model starts from the values as they are. Every record has a probability for each component; its label is the most
/// probable one. Equal seeds give equal results, to the last bit, on any number of threads, any processor and both builds of the module.</para>
/// <para>The result has Weights, Means, Covariances, Labels, Entropy (the uncertainty of each label, in nats), LogLikelihood (mean), LowerBound, Aic and Bic (lower is better).
/// GetProbabilities() gives the responsibilities of all components, a row per record; GetCovariance(k) a covariance as a matrix; Sample(count, seed) draws new records.</para>
/// <para>The result goes straight into Export-LabelMap (also with -MaskBy Probability), Get-ClusterLabel and Export-ClusterModel. A component that collapses to a point keeps
/// the regularisation as its covariance, and one that loses its weight is relocated to the record that the mixture explains worst; Warnings lists both, and each is also written as a
/// warning.</para>
/// </remarks>
/// <example>
/// <para>Chooses the number of components by the Bayesian information criterion.</para>
/// <code>
/// $points = New-BlobSeries -Count 500 -ClusterCount 4
/// 2..6 | ForEach-Object { $points | Invoke-GaussianMixture $_ -RestartCount 3 } | Sort-Object Bic | Select-Object -First 1
/// </code>
/// </example>
/// <example>
/// <para>Which records is the mixture least certain about?</para>
/// <code>
/// $result = New-BlobSeries -StdDev 2 | Invoke-GaussianMixture -ComponentCount 3
/// 0..299 | Sort-Object { -$result.Entropy[$_] } | Select-Object -First 5
/// </code>
/// </example>
/// <example>
/// <para>Draws a map in which voxels are the brighter, the more certain their component is.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
///     Invoke-GaussianMixture 8 -CovarianceType Diagonal | Export-LabelMap sure.png -MaskBy Probability
/// </code>
/// </example>
/// <example>
/// <para>Starts from given means, weights and inverse covariances.</para>
/// <code>
/// New-BlobSeries -ClusterCount 2 | Invoke-GaussianMixture -CovarianceType Tied -InitialMean @(@(0, 0), @(5, 5)) -InitialWeight 0.5, 0.5 -InitialPrecision @(@(1, 0), @(0, 1))
/// </code>
/// </example>
/// <seealso cref="InvokeBayesianGaussianMixtureCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "GaussianMixture", DefaultParameterSetName = CountSet)]
[OutputType(typeof(GaussianMixtureResult))]
public sealed class InvokeGaussianMixtureCommand : MixtureCommand
{
    private static readonly GaussianMixtureOptions Defaults = new();

    /// <summary>
    /// <para>The initial means, one row per component: nested arrays, a matrix, a set of series, or a model whose centroids are taken. Weights and precisions that are
    /// not given are estimated from the records nearest to each mean.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = MeanSet)]
    [MatrixTransformation]
    [ValidateNotNullOrEmpty]
    public double[][]? InitialMean { get; set; }

    /// <summary>
    /// <para>The initial weights of the components; they are scaled to sum to 1.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? InitialWeight { get; set; }

    /// <summary>
    /// <para>The initial precisions (inverse covariances): a matrix per component (Full), one matrix (Tied), a row of inverse variances per component (Diagonal) or one
    /// number per component (Spherical).</para>
    /// </summary>
    [Parameter]
    [NestedNumbersTransformation]
    public Array? InitialPrecision { get; set; }

    /// <summary>
    /// <para>The fit ends when the lower bound (a mean over records) changes by less than this; 0 runs all iterations.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new GaussianMixtureOptions
        {
            ComponentCount = ComponentCount,
            CovarianceType = CovarianceType,
            Regularization = Regularization,
            RelativeRegularization = RelativeRegularization,
            Initialization = Initialization,
            InitialMeans = InitialMean,
            InitialWeights = InitialWeight,
            InitialPrecisions = InitialPrecision,
            RestartCount = RestartCount,
            MaxIterations = MaxIterations,
            Tolerance = Tolerance,
            SkipNonFinite = SkipNonFinite,
            Seed = Seed,
        };
        WriteMeans();
        var result = Run(execution => GaussianMixture.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
