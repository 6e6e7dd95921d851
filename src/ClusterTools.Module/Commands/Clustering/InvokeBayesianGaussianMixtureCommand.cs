using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering.Mixtures.Bayesian;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Clusters the records of a set by a Bayesian Gaussian mixture, which empties superfluous components.</summary>
/// <remarks>
/// <para>Variational inference. With the default Dirichlet-process prior the number of components is an upper bound: a component that the data do not need
/// loses its weight. UsedComponentCount is the number of components that are the most probable one of some record. A smaller -WeightConcentration leaves fewer, and -PriorCovariance says how
/// large clusters are expected to be (by default as large as the whole data, which also leaves fewer).</para>
/// <para>The result has the properties of Invoke-GaussianMixture's except the information criteria, and WeightConcentrations, MeanPrecisions and DegreesOfFreedom. It goes
/// straight into Export-LabelMap, Get-ClusterLabel and Export-ClusterModel.</para>
/// </remarks>
/// <example>
/// <para>How many clusters are there, of ten at most?</para>
/// <code>
/// $result = New-BlobSeries -Count 500 -ClusterCount 4 | Invoke-BayesianGaussianMixture -ComponentCount 10 -PriorCovariance @(@(1, 0), @(0, 1))
/// $result.UsedComponentCount
/// </code>
/// </example>
/// <example>
/// <para>Prefers few components, and lists the weights that remain.</para>
/// <code>
/// $result = New-BlobSeries | Invoke-BayesianGaussianMixture 8 -WeightConcentration 0.001 -MaxIterations 500
/// $result.Weights | Where-Object { $_ -gt 0.01 }
/// </code>
/// </example>
/// <seealso cref="InvokeGaussianMixtureCommand"/>
/// <seealso cref="GetClusterLabelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "BayesianGaussianMixture", DefaultParameterSetName = CountSet)]
[OutputType(typeof(BayesianGaussianMixtureResult))]
public sealed class InvokeBayesianGaussianMixtureCommand : MixtureCommand
{
    private static readonly BayesianGaussianMixtureOptions Defaults = new();

    /// <summary>
    /// <para>The prior of the weights.</para>
    /// </summary>
    [Parameter]
    public WeightPrior WeightPrior { get; set; } = Defaults.WeightPrior;

    /// <summary>
    /// <para>The weight concentration prior, above 0; a smaller value leaves fewer components. By default 1 / components.</para>
    /// </summary>
    [Parameter]
    public double? WeightConcentration { get; set; }

    /// <summary>
    /// <para>The precision of the prior of the means: the number of records that <c>-PriorMean</c> counts for, above 0.</para>
    /// </summary>
    [Parameter]
    public double MeanPrecision { get; set; } = Defaults.MeanPrecision;

    /// <summary>
    /// <para>The prior of the means. By default the mean of the records.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public double[]? PriorMean { get; set; }

    /// <summary>
    /// <para>The degrees of freedom of the prior of the covariances: the number of records that <c>-PriorCovariance</c> counts for, above the number of columns − 1. By default the number of columns.</para>
    /// </summary>
    [Parameter]
    public double? DegreesOfFreedom { get; set; }

    /// <summary>
    /// <para>The prior of the covariances: a matrix (Full, Tied), variances (Diagonal) or one number (Spherical). By default the covariance of the records.</para>
    /// </summary>
    [Parameter]
    [NestedNumbersTransformation]
    public Array? PriorCovariance { get; set; }

    /// <summary>
    /// <para>Initial means, one row per component; records start in the group of the nearest one. Nested arrays, a matrix, a set of series, or a model whose centroids are
    /// taken.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = MeanSet)]
    [MatrixTransformation]
    [ValidateNotNullOrEmpty]
    public double[][]? InitialMean { get; set; }

    /// <summary>
    /// <para>The fit ends when the lower bound (a sum over records) changes by less than this; 0 runs all iterations.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new BayesianGaussianMixtureOptions
        {
            ComponentCount = ComponentCount,
            CovarianceType = CovarianceType,
            WeightPrior = WeightPrior,
            WeightConcentration = WeightConcentration,
            MeanPrecision = MeanPrecision,
            PriorMean = PriorMean,
            DegreesOfFreedom = DegreesOfFreedom,
            PriorCovariance = PriorCovariance,
            Regularization = Regularization,
            RelativeRegularization = RelativeRegularization,
            Initialization = Initialization,
            InitialMeans = InitialMean,
            RestartCount = RestartCount,
            MaxIterations = MaxIterations,
            Tolerance = Tolerance,
            SkipNonFinite = SkipNonFinite,
            Seed = Seed,
        };
        WriteMeans();
        var result = Run(execution => BayesianGaussianMixture.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings, set.Warnings);
    }
}
