using System.Management.Automation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Completers;
using ClusterTools.Errors;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that fit Gaussian mixtures.</summary>
public abstract class MixtureCommand : ClusteringCommand
{
    /// <summary>The parameter set of fits that choose their start.</summary>
    private protected const string CountSet = "Count";

    /// <summary>The parameter set of fits from given means.</summary>
    private protected const string MeanSet = "Mean";

    private static readonly GaussianMixtureOptions Defaults = new();

    /// <summary>
    /// <para>The number of components; for a Bayesian mixture the upper bound. With <c>-InitialMean</c> it is the number of means given.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CountSet)]
    [Parameter(Position = 0, ParameterSetName = MeanSet)]
    [Alias("K", "ClusterCount")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ClusterCountCompleter))]
    public int ComponentCount { get; set; }

    /// <summary>
    /// <para>The constraint on the covariances: Full, Tied, Diagonal or Spherical.</para>
    /// </summary>
    [Parameter]
    public CovarianceType CovarianceType { get; set; } = Defaults.CovarianceType;

    /// <summary>
    /// <para>An absolute number added to the diagonal of every covariance, so that it stays positive definite; in squared units of the values (scikit-learn's reg_covar, which is 1e-6). By default
    /// <c>-RelativeRegularization</c> is used instead, which suits values in any unit.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? Regularization { get; set; }

    /// <summary>
    /// <para>The share of each column's variance that is added to the diagonal of every covariance (Spherical: of their mean variance). A larger share keeps components from collapsing to a few
    /// records; a smaller one lets them become narrower. For the variance of a constant column its squared value stands.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double RelativeRegularization { get; set; } = Defaults.RelativeRegularization;

    /// <summary>
    /// <para>The initialisation, where no initial values are given. Groups of records are formed so that the scale of a column does not matter: for Diagonal on standardised columns, for Full and
    /// Tied on standardised and on whitened records, of which the better start is kept. For Spherical they are formed on the values as they are, which with <c>-Regularization</c> also compete in the other cases.</para>
    /// </summary>
    [Parameter(ParameterSetName = CountSet)]
    public GaussianMixtureInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>The number of restarts; the fit with the highest lower bound is kept. With given means there is one start. EM ends in the optimum nearest to its start: where components overlap, or
    /// results change with the seed, 5 to 20 restarts find a better one.</para>
    /// </summary>
    [Parameter]
    [Alias("NInit")]
    [ValidateRange(1, 100_000)]
    public int RestartCount { get; set; } = Defaults.RestartCount;

    /// <summary>
    /// <para>The maximum number of iterations.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxIterations { get; set; } = Defaults.MaxIterations;

    /// <summary>
    /// <para>The random seed: equal seeds give equal results.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        string[] both = [nameof(Regularization), nameof(RelativeRegularization)];
        if (Array.TrueForAll(both, MyInvocation.BoundParameters.ContainsKey))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Regularization, SR.RegularizationTwice);
    }
}
