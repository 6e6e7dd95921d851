using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Mixtures.Bayesian;

/// <summary>A fitted Bayesian Gaussian mixture: its expected components, and their responsibilities for the records.</summary>
/// <remarks>The lower bound of an iteration is that of the evidence, up to a constant, with the responsibilities before and the parameters after the update. Labels and
/// probabilities use the expected logarithms of weights and densities (Bishop, "Pattern recognition and machine learning", 10.2).</remarks>
public sealed class BayesianGaussianMixtureResult : MixtureResult
{
    internal BayesianGaussianMixtureResult(
        MixtureProblem problem, BayesianGaussianMixtureOptions options, VariationalMixture posterior, GaussianMixtureModel model, MixturePredictions predictions)
        : base(problem, model, predictions)
    {
        Options = options;
        MeanPrecisions = posterior.MeanPrecisions;
        DegreesOfFreedom = posterior.DegreesOfFreedom;
        WeightConcentrations = posterior.Weights.Concentrations;
        foreach (int size in Sizes)
            UsedComponentCount += size > 0 ? 1 : 0;
    }

    private BayesianGaussianMixtureResult(BayesianGaussianMixtureResult part, SeriesSet whole, int[] records)
        : base(part, whole, records)
    {
        Options = part.Options with { SkipNonFinite = true };
        MeanPrecisions = part.MeanPrecisions;
        DegreesOfFreedom = part.DegreesOfFreedom;
        WeightConcentrations = part.WeightConcentrations;
        UsedComponentCount = part.UsedComponentCount;
    }

    /// <summary>The options of the fit.</summary>
    public BayesianGaussianMixtureOptions Options { get; }

    /// <summary>The number of components that are the most probable one for at least one record.</summary>
    public int UsedComponentCount { get; }

    /// <summary>The posterior concentration of each weight. For a Dirichlet process two rows, the parameters a and b of each stick's beta distribution; otherwise
    /// one.</summary>
    public double[][] WeightConcentrations { get; }

    /// <summary>The posterior precision of each mean, as a number of records.</summary>
    public double[] MeanPrecisions { get; }

    /// <summary>The posterior degrees of freedom of each covariance; one number if it is shared.</summary>
    public double[] DegreesOfFreedom { get; }

    /// <inheritdoc/>
    public override long Seed => Options.Seed;

    private protected override string Operation => "bayesian gaussian mixture";

    /// <summary>The same fit for the whole set that <paramref name="records"/> were selected from; the other records were left out.</summary>
    internal BayesianGaussianMixtureResult Over(SeriesSet whole, int[] records) => new(this, whole, records)
    {
        LowerBoundHistory = LowerBoundHistory,
        Converged = Converged,
        Restart = Restart,
        Elapsed = Elapsed,
        Warnings = [FiniteRecords.Skipped(records.Length, whole.Count), .. Warnings],
    };
}
