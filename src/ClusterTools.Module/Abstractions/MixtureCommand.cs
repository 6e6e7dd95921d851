using System.Management.Automation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Completers;

namespace ClusterTools.Abstractions;

/// <summary>The base of the cmdlets that fit Gaussian mixtures.</summary>
public abstract class MixtureCommand : SeriesCommand
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
    /// <para>Added to the diagonal of every covariance, so that it stays positive; in squared units of the values.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Regularization { get; set; } = Defaults.Regularization;

    /// <summary>
    /// <para>The initialisation, where no initial values are given.</para>
    /// </summary>
    [Parameter(ParameterSetName = CountSet)]
    public GaussianMixtureInitialization Initialization { get; set; } = Defaults.Initialization;

    /// <summary>
    /// <para>The number of restarts; the fit with the highest lower bound is kept. With given means there is one start.</para>
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
}
