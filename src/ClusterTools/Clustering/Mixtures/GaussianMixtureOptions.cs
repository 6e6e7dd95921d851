using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>What a Gaussian mixture is asked for.</summary>
public sealed record GaussianMixtureOptions
{
    /// <summary>Components, from 1 to the number of records; 0 (the default) takes as many as the initial values have.</summary>
    public int ComponentCount { get; init; }

    /// <summary>What the covariances may look like.</summary>
    public CovarianceType CovarianceType { get; init => field = EnumGuard.RequireDefined(value, nameof(CovarianceType)); } = CovarianceType.Full;

    /// <summary>Added to the diagonal of every covariance, so that it stays positive; in squared units of the values.</summary>
    public double Regularization { get; init; } = 1e-6;

    /// <summary>Where the fit starts, as far as no initial values are given.</summary>
    public GaussianMixtureInitialization Initialization { get; init => field = EnumGuard.RequireDefined(value, nameof(Initialization)); } = GaussianMixtureInitialization.KMeans;

    /// <summary>The means to start from, one a row; null to find them by <see cref="Initialization"/>. Component numbers keep their order. Weights and precisions that
    /// are not given are then those of the records nearest each mean.</summary>
    public double[][]? InitialMeans { get; init; }

    /// <summary>The weight of each component to start from, 0 or more; they are scaled to the sum 1. Null to find them.</summary>
    public double[]? InitialWeights { get; init; }

    /// <summary>The inverse covariances to start from, in the form of <see cref="MixtureResult.Covariances"/>; null to find them.</summary>
    public Array? InitialPrecisions { get; init; }

    /// <summary>How often the fit is begun anew; the one with the highest lower bound is kept (the first of equals). With given means one start is made.</summary>
    public int RestartCount { get; init; } = 1;

    /// <summary>The most passes of one start.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>A start ends when the lower bound (a mean over records) changes by less than this; 0 makes all passes.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The seed of the random numbers: equal seeds give equal results. Start r draws from stream r.</summary>
    public long Seed { get; init; }
}
