using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>The posterior of a Bayesian mixture: distributions of weights (Dirichlet), means (normal) and inverse covariances (Wishart). The formulas are those of Bishop
/// 2006, 10.2, with the priors of scikit-learn's BayesianGaussianMixture.</summary>
internal sealed class VariationalMixture
{
    private VariationalMixture(MixtureLayout layout, VariationalWeights weights, double[] meanPrecisions, double[][] means, double[] degreesOfFreedom, double[][] covariances, CovarianceFactor[] factors)
    {
        Layout = layout;
        Weights = weights;
        MeanPrecisions = meanPrecisions;
        Means = means;
        DegreesOfFreedom = degreesOfFreedom;
        Covariances = covariances;
        Factors = factors;
    }

    public MixtureLayout Layout { get; }

    public VariationalWeights Weights { get; }

    public double[] MeanPrecisions { get; }

    public double[][] Means { get; }

    /// <summary>The degrees of freedom of each covariance.</summary>
    public double[] DegreesOfFreedom { get; }

    public double[][] Covariances { get; }

    public CovarianceFactor[] Factors { get; }

    /// <summary>The M-step.</summary>
    public static VariationalMixture Maximize(MixtureLayout layout, MixtureMoments moments, VariationalPrior prior, double[] regularization, CovarianceRepair repair, ExecutionOptions execution)
    {
        int components = layout.ComponentCount;
        var weights = moments.Weights;
        double[] precisions = Array.ConvertAll(weights, w => prior.MeanPrecision + w);
        var means = new double[components][];
        for (int k = 0; k < components; k++)
        {
            means[k] = new double[layout.Length];
            for (int j = 0; j < layout.Length; j++)
                means[k][j] = ((prior.MeanPrecision * prior.Mean[j]) + (weights[k] * moments.Means[k][j])) / precisions[k];
        }

        var freedom = new double[layout.MatrixCount];
        var covariances = new double[freedom.Length][];
        var factors = new CovarianceFactor[freedom.Length];
        ChunkedParallel.For(freedom.Length, execution, (m, _) =>
        {
            // A shared covariance is updated by the mean over components of their contributions.
            double scale = layout.IsShared ? 1.0 / components : 1;
            double weight = layout.IsShared ? moments.Total : weights[m];
            freedom[m] = prior.DegreesOfFreedom + (weight * scale);
            var covariance = covariances[m] = (double[])moments.Covariances[m].Clone();
            for (int i = 0; i < regularization.Length; i++)
                covariance[i * layout.DiagonalStep] += regularization[i];
            for (int i = 0; i < covariance.Length; i++)
                covariance[i] = prior.Covariance[i] + (weight * scale * covariance[i]);
            for (int k = layout.IsShared ? 0 : m; k < (layout.IsShared ? components : m + 1); k++)
                AddShift(layout, covariance, prior, moments.Means[k], scale * weights[k] * prior.MeanPrecision / precisions[k]);
            for (int i = 0; i < covariance.Length; i++)
                covariance[i] /= freedom[m];
            factors[m] = repair.Apply(m, covariance);
        });
        return new VariationalMixture(layout, VariationalWeights.Of(prior.WeightPrior, prior.WeightConcentration, weights), precisions, means, freedom, covariances, factors);
    }

    /// <summary>The offset from ln(expected weight·density) of each component to its expected logarithm.</summary>
    public double[] LogOffsets()
    {
        double[] logs = Weights.ExpectedLogs();
        double[] expected = Weights.Expected();
        for (int k = 0; k < logs.Length; k++)
            logs[k] += Spread(k) - PortableMath.Log(expected[k]);
        return logs;
    }

    /// <summary>The mixture in the layout of the kernels.</summary>
    public PackedMixture Pack() => PackedMixture.Of(Parameters(), LogOffsets());

    /// <summary>The expected mixture.</summary>
    public MixtureParameters Parameters() => new(Layout, Weights.Expected(), Means, Covariances, Factors);

    /// <summary>The lower bound of the evidence, without constant terms and less <see cref="LogScale"/>.</summary>
    /// <param name="entropy">The sum of the entropies of the responsibilities of its M-step.</param>
    /// <param name="exponent">The exponent of the power of two that determinants are divided by.</param>
    public double LowerBound(double entropy, int exponent)
    {
        double wishart = 0;
        for (int m = 0; m < Factors.Length; m++)
        {
            double freedom = DegreesOfFreedom[m];
            double gammas = 0;
            for (int j = 0; j < Layout.Length; j++)
                gammas += GammaFunctions.LogGamma(0.5 * (freedom - j));
            double determinant = Factors[m].LogDeterminant(exponent) - (0.5 * Layout.Length * PortableMath.Log(freedom));
            wishart -= (freedom * determinant) + (freedom * Layout.Length * 0.5 * PortableMath.Ln2) + gammas;
        }

        if (Layout.IsShared)
            wishart *= Layout.ComponentCount;
        double precisions = 0;
        foreach (double precision in MeanPrecisions)
            precisions += PortableMath.Log(precision);
        return entropy - wishart - Weights.LogNormalization() - (0.5 * Layout.Length * precisions);
    }

    /// <summary>The part of the lower bound that <see cref="LowerBound"/> leaves out: it depends on the units of the values, but hardly on the iteration.</summary>
    /// <param name="exponent">The exponent of the power of two that determinants are divided by.</param>
    public double LogScale(int exponent) =>
        exponent * PortableMath.Ln2 * Moments.Sum(DegreesOfFreedom) * (Layout.IsShared ? Layout.ComponentCount : 1);

    /// <summary>The expected logarithm of a component's density less the logarithm of its expected density.</summary>
    private double Spread(int component)
    {
        double freedom = DegreesOfFreedom[Layout.IsShared ? 0 : component];
        double digammas = 0;
        for (int j = 0; j < Layout.Length; j++)
            digammas += GammaFunctions.Digamma(0.5 * (freedom - j));
        double determinant = (Layout.Length * PortableMath.Ln2) + digammas;
        return (-0.5 * Layout.Length * PortableMath.Log(freedom)) + (0.5 * (determinant - (Layout.Length / MeanPrecisions[component])));
    }

    private static void AddShift(MixtureLayout layout, double[] covariance, VariationalPrior prior, double[] mean, double factor)
    {
        int length = layout.Length;
        double squares = 0;
        for (int i = 0; i < length; i++)
        {
            double shift = mean[i] - prior.Mean[i];
            if (layout.IsMatrix)
            {
                for (int j = 0; j < length; j++)
                    covariance[(i * length) + j] += factor * (shift * (mean[j] - prior.Mean[j]));
            }
            else if (layout.Type == CovarianceType.Diagonal)
            {
                covariance[i] += factor * (shift * shift);
            }

            squares += shift * shift;
        }

        if (layout.Type == CovarianceType.Spherical)
            covariance[0] += factor * (squares / length);
    }
}
