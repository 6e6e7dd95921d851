using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>A fitted Bayesian Gaussian mixture: the expected components, what they say of every record, and how it came about.</summary>
/// <remarks>The lower bound of a pass is that of the evidence, up to a constant, with the responsibilities before and the parameters after the pass changed them.
/// Labels and probabilities use the expected logarithms of weights and densities (Bishop, "Pattern recognition and machine learning", 10.2).</remarks>
public sealed class BayesianGaussianMixtureResult : MixtureResult
{
    internal BayesianGaussianMixtureResult(
        SeriesSet series, BayesianGaussianMixtureOptions options, VariationalMixture posterior, GaussianMixtureModel model, MixtureAnswers answers)
        : base(series, model, answers)
    {
        Options = options;
        MeanPrecisions = posterior.MeanPrecisions;
        DegreesOfFreedom = posterior.DegreesOfFreedom;
        WeightConcentrations = posterior.Weights.Concentrations;
        foreach (int size in Sizes)
            UsedComponentCount += size > 0 ? 1 : 0;
    }

    /// <summary>What was asked for.</summary>
    public BayesianGaussianMixtureOptions Options { get; }

    /// <summary>The components that are the most probable one of some record.</summary>
    public int UsedComponentCount { get; }

    /// <summary>The concentration of each weight. For a Dirichlet process two rows, the parameters a and b of each stick's beta distribution; otherwise one.</summary>
    public double[][] WeightConcentrations { get; }

    /// <summary>How many records' worth is known of each mean.</summary>
    public double[] MeanPrecisions { get; }

    /// <summary>How many records' worth is known of each covariance; one number where it is shared.</summary>
    public double[] DegreesOfFreedom { get; }

    /// <inheritdoc/>
    public override long Seed => Options.Seed;

    private protected override string Operation => "bayesian gaussian mixture";
}
