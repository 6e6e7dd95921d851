using ClusterTools.Clustering.Mixtures.Components;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>The prior of a Bayesian mixture.</summary>
/// <param name="WeightPrior">The kind of distribution of the weights.</param>
/// <param name="WeightConcentration">Its concentration.</param>
/// <param name="MeanPrecision">The strength of the prior on the means, as a number of records.</param>
/// <param name="Mean">The prior mean.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of the prior on the covariances.</param>
/// <param name="Covariance">The prior covariance, flat.</param>
internal sealed record VariationalPrior(WeightPrior WeightPrior, double WeightConcentration, double MeanPrecision, double[] Mean, double DegreesOfFreedom, double[] Covariance)
{
    /// <summary>Prior strengths above this would overflow.</summary>
    private const double LargestNumber = 1e100;

    /// <summary>The prior that the options specify; unspecified parts are derived from the records.</summary>
    /// <exception cref="ArgumentException">A part is out of range or has the wrong shape.</exception>
    public static VariationalPrior Create(MixtureProblem problem, BayesianGaussianMixtureOptions options)
    {
        var layout = problem.Layout;
        double concentration = options.WeightConcentration ?? (1.0 / layout.ComponentCount);
        RequireAbove(concentration, 0, nameof(options.WeightConcentration));
        RequireAbove(options.MeanPrecision, 0, nameof(options.MeanPrecision));
        double freedom = options.DegreesOfFreedom ?? layout.Length;
        RequireAbove(freedom, layout.Length - 1, nameof(options.DegreesOfFreedom));
        if (options.PriorMean is { } given)
        {
            CentroidMatrix.Validate([given], nameof(options.PriorMean), layout.Length);
            GaussianMixtureValidation.RequireBounded(given);
        }

        double[]? covariance = options.PriorCovariance is { } prior ? Flatten(layout, prior) : null;
        var all = options.PriorMean is not null && covariance is not null ? null : problem.MomentsOfAll();
        return new VariationalPrior(
            options.WeightPrior, concentration, options.MeanPrecision, options.PriorMean ?? all!.Means[0], freedom, covariance ?? Unbiased(all!.Covariances[0], problem.Series.Count));
    }

    private static double[] Unbiased(double[] covariance, int count) =>
        Array.ConvertAll(covariance, v => v * count / Math.Max(1, count - 1));

    private static double[] Flatten(MixtureLayout layout, Array given)
    {
        const string Name = nameof(BayesianGaussianMixtureOptions.PriorCovariance);
        // A layout of one component, whatever the number of components.
        var one = new MixtureLayout(1, layout.Length, layout.Type);
        double[] flat = CovarianceShape.FromPublic(one, given, Name)[0];
        return CovarianceFactor.FromCovariance(one, flat) is null ? throw new ArgumentException(string.Format(SR.CovarianceNotPositive, Name, 0)) : flat;
    }

    private static void RequireAbove(double value, double limit, string name)
    {
        if (value > LargestNumber)
            throw new ArgumentException(string.Format(SR.ValueOutOfRange, name, value, limit, LargestNumber));
        if (!(value > limit) || double.IsInfinity(value))
            throw new ArgumentException(string.Format(SR.NumberNotAbove, name, value, limit));
    }
}
