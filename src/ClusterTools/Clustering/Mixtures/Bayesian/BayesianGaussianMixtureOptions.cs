using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>Options of a Bayesian Gaussian mixture.</summary>
public sealed record BayesianGaussianMixtureOptions
{
    /// <summary>The number of components, from 1 to the number of records; 0 (the default) for as many as <see cref="InitialMeans"/> has. With a Dirichlet process it is an
    /// upper bound on the number that is used.</summary>
    public int ComponentCount { get; init; }

    /// <summary>The shape of the covariances.</summary>
    public CovarianceType CovarianceType { get; init => field = EnumGuard.RequireDefined(value, nameof(CovarianceType)); } = CovarianceType.Full;

    /// <summary>Added to the diagonal of every component's scatter matrix, in squared units of the values (scikit-learn's <c>reg_covar</c>); null (the default) for <see
    /// cref="RelativeRegularization"/>.</summary>
    public double? Regularization { get; init; }

    /// <summary>Where <see cref="Regularization"/> is null, this share of each column's variance is added to the diagonal of every scatter matrix (of Spherical: of the mean
    /// variance), so that the fit does not depend on the units of the values. For the variance of a constant column its squared value stands, or 1 if the value is 0.</summary>
    public double RelativeRegularization { get; init; } = 1e-6;

    /// <summary>How the initial parameters are found when no means are given.</summary>
    public GaussianMixtureInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = GaussianMixtureInitialization.KMeans;

    /// <summary>Initial centres, one per row: the fit starts from the groups of records nearest to each. Null to find groups by <see cref="Initialization"/>.</summary>
    public double[][]? InitialMeans { get; init; }

    /// <summary>The prior distribution of the weights.</summary>
    public WeightPrior WeightPrior { get; init => field = EnumGuard.RequireDefined(value, nameof(WeightPrior)); } = WeightPrior.DirichletProcess;

    /// <summary>The concentration of the weight prior (γ of a Dirichlet process, α of a Dirichlet distribution), above 0; lower values leave fewer components in use. Null
    /// for 1 / components.</summary>
    public double? WeightConcentration { get; init; }

    /// <summary>The strength of the prior on the means, as a number of records, above 0 (scikit-learn's <c>mean_precision_prior</c>).</summary>
    public double MeanPrecision { get; init; } = 1;

    /// <summary>The prior mean of the component means; null for the mean of the records.</summary>
    public double[]? PriorMean { get; init; }

    /// <summary>The degrees of freedom of the prior on the covariances, above columns − 1; null for the number of columns.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>The prior covariance: a matrix (double[][]) for Full and Tied, variances (double[]) for Diagonal, one number in a double[] for Spherical. Null for the
    /// covariance of the records (divisor n − 1).</summary>
    public Array? PriorCovariance { get; init; }

    /// <summary>The number of runs from different initialisations (scikit-learn's <c>n_init</c>); the one with the highest lower bound is kept (ties: the first). With
    /// given means only one run is made.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The maximum number of iterations of one run.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>A run stops when the lower bound (a sum over records) changes by less than this; 0 runs all iterations.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Whether records with NaN or infinite values are left out of the fit, with the label −1, instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The random seed: equal seeds give equal results. Restart r uses random stream r.</summary>
    public long Seed { get; init; }
}
