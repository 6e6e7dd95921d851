using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Validates options before any work.</summary>
internal static class GaussianMixtureValidation
{
    /// <summary>Above this, the fourth powers in determinants and distances would overflow.</summary>
    public const double LargestMagnitude = 1e70;

    /// <summary>Validates the options of a Gaussian mixture.</summary>
    /// <returns>The layout of the mixture.</returns>
    public static MixtureLayout Check(SeriesSet series, GaussianMixtureOptions options)
    {
        int components = options.ComponentCount;
        if (options.InitialMeans is { } means)
        {
            CentroidMatrix.Validate(means, nameof(options.InitialMeans), series.Length);
            components = Agree(components, means.Length, nameof(options.InitialMeans));
            foreach (double[] mean in means)
                RequireBounded(mean);
        }

        if (options.InitialWeights is { } weights)
        {
            components = Agree(components, weights.Length, nameof(options.InitialWeights));
            CheckWeights(weights);
        }

        CheckNumbers(series, components, options.Regularization, options.RelativeRegularization, options.RestartCount, options.MaxIterations, options.Tolerance);
        return new MixtureLayout(components, series.Length, options.CovarianceType);
    }

    /// <summary>The checks that all kinds of mixture share.</summary>
    public static void CheckNumbers(SeriesSet series, int components, double? regularization, double relative, int restarts, int iterations, double tolerance)
    {
        if (components < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.ComponentCount), components, 1));
        if (components > series.Count)
            throw new ArgumentException(string.Format(SR.ComponentCountAboveRecords, components, series.Count));
        if (regularization is { } absolute && (!(absolute >= 0) || double.IsInfinity(absolute)))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.Regularization), absolute, 0));
        if (!(relative >= 0) || double.IsInfinity(relative))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.RelativeRegularization), relative, 0));
        if (restarts < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.RestartCount), restarts, 1));
        if (iterations < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.MaxIterations), iterations, 1));
        if (!(tolerance >= 0))
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(GaussianMixtureOptions.Tolerance), tolerance, 0));
    }

    /// <summary>The factors of given inverse covariances.</summary>
    public static CovarianceFactor[]? Factors(MixtureLayout layout, Array? precisions)
    {
        if (precisions is null)
            return null;
        double[][] flat = CovarianceShape.FromPublic(layout, precisions, nameof(GaussianMixtureOptions.InitialPrecisions));
        var factors = new CovarianceFactor[flat.Length];
        for (int m = 0; m < factors.Length; m++)
        {
            factors[m] = CovarianceFactor.FromPrecision(layout, flat[m])
                ?? throw new ArgumentException(string.Format(SR.CovarianceNotPositive, nameof(GaussianMixtureOptions.InitialPrecisions), m));
        }

        return factors;
    }

    /// <summary>Throws if fourth powers of the values would overflow.</summary>
    public static void RequireBounded(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!(Math.Abs(value) <= LargestMagnitude))
                throw new ArgumentException(string.Format(SR.ValuesTooLargeForMixture, value, LargestMagnitude));
        }
    }

    private static int Agree(int count, int given, string name) => count == 0 || count == given
        ? given
        : throw new ArgumentException(string.Format(SR.LengthsDiffer, name, given, count));

    public static void CheckWeights(double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (!(weights[k] >= 0) || double.IsInfinity(weights[k]))
                throw new ArgumentException(string.Format(SR.ComponentWeightInvalid, k, weights[k]));
            sum += weights[k];
        }

        if (!(sum > 0) || double.IsInfinity(sum))
            throw new ArgumentException(SR.ComponentWeightsAllZero);
    }
}
