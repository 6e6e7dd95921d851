using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>What a Bayesian Gaussian mixture is asked for.</summary>
public sealed record BayesianGaussianMixtureOptions
{
    /// <summary>Components, from 1 to the number of records; 0 (the default) takes as many as <see cref="InitialMeans"/> has. With a Dirichlet process it is the most
    /// that may be used.</summary>
    public int ComponentCount { get; init; }

    /// <summary>What the covariances may look like.</summary>
    public CovarianceType CovarianceType { get; init => field = EnumGuard.RequireDefined(value, nameof(CovarianceType)); } = CovarianceType.Full;

    /// <summary>Added to the diagonal of every component's scatter; in squared units of the values.</summary>
    public double Regularization { get; init; } = 1e-6;

    /// <summary>Where the fit starts when no means are given.</summary>
    public GaussianMixtureInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = GaussianMixtureInitialization.KMeans;

    /// <summary>Centres, one a row: the records nearest each are the groups to start from. Null to find groups by <see cref="Initialization"/>.</summary>
    public double[][]? InitialMeans { get; init; }

    /// <summary>What is believed of the weights.</summary>
    public WeightPrior WeightPrior { get; init => field = EnumGuard.RequireDefined(value, nameof(WeightPrior)); } = WeightPrior.DirichletProcess;

    /// <summary>How strongly weights are believed to be alike (γ of a Dirichlet process, α of a distribution), above 0; less leaves fewer components in use. Null for
    /// 1 / components.</summary>
    public double? WeightConcentration { get; init; }

    /// <summary>How many records' worth the belief in <see cref="PriorMean"/> is, above 0.</summary>
    public double MeanPrecision { get; init; } = 1;

    /// <summary>Where means are believed to lie; null for the mean of the records.</summary>
    public double[]? PriorMean { get; init; }

    /// <summary>How many records' worth the belief in <see cref="PriorCovariance"/> is, above values − 1; null for the number of values.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>What covariances are believed to be: a matrix (double[][]) for Full and Tied, variances (double[]) for Diagonal, one number in a double[] for Spherical.
    /// Null for the covariance of the records (divisor n − 1).</summary>
    public Array? PriorCovariance { get; init; }

    /// <summary>How often the fit is begun anew; the one with the highest lower bound is kept (the first of equals). With given means one start is made.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The most passes of one start.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>A start ends when the lower bound (a sum over records) changes by less than this; 0 makes all passes.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The seed of the random numbers: equal seeds give equal results. Start r draws from stream r.</summary>
    public long Seed { get; init; }
}
