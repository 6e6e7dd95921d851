using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Options of a Gaussian mixture.</summary>
public sealed record GaussianMixtureOptions
{
    /// <summary>The number of components, from 1 to the number of records; 0 (the default) for as many as the initial values have.</summary>
    public int ComponentCount { get; init; }

    /// <summary>The shape of the covariances.</summary>
    public CovarianceType CovarianceType { get; init => field = EnumGuard.RequireDefined(value, nameof(CovarianceType)); } = CovarianceType.Full;

    /// <summary>Added to the diagonal of every covariance, in squared units of the values (scikit-learn's <c>reg_covar</c>); null (the default) for <see
    /// cref="RelativeRegularization"/>.</summary>
    public double? Regularization { get; init; }

    /// <summary>Where <see cref="Regularization"/> is null, this share of each column's variance is added to the diagonal of every covariance (of Spherical: of the mean
    /// variance), so that the fit does not depend on the units of the values. For the variance of a constant column its squared value stands, or 1 if the value is 0.</summary>
    public double RelativeRegularization { get; init; } = 1e-6;

    /// <summary>How the initial parameters that are not given are found.</summary>
    public GaussianMixtureInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = GaussianMixtureInitialization.KMeans;

    /// <summary>The initial means, one per row; null to find them by <see cref="Initialization"/>. Component numbers keep their order. Weights and precisions that are not
    /// given are then those of the records nearest to each mean.</summary>
    public double[][]? InitialMeans { get; init; }

    /// <summary>The initial weight of each component, 0 or more; they are scaled to sum to 1. Null to find them.</summary>
    public double[]? InitialWeights { get; init; }

    /// <summary>The initial inverse covariances, in the shape of <see cref="MixtureResult.Covariances"/>; null to find them.</summary>
    public Array? InitialPrecisions { get; init; }

    /// <summary>The number of runs from different initialisations (scikit-learn's <c>n_init</c>); the one with the highest lower bound is kept (ties: the first). With
    /// given means only one run is made.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The maximum number of iterations of one run.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>A run stops when the lower bound (a mean over records) changes by less than this; 0 runs all iterations.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Whether records with NaN or infinite values are left out of the fit, with the label −1, instead of being an error; false by default.</summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>The random seed: equal seeds give equal results. Restart r uses random stream r.</summary>
    public long Seed { get; init; }
}
