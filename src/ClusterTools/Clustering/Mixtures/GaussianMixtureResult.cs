using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>A fitted Gaussian mixture: its components, and their responsibilities for the records.</summary>
/// <remarks>The lower bound of an iteration is the mean log-likelihood under the parameters before its update, so the last one is not <see
/// cref="MixtureResult.LogLikelihood"/>.</remarks>
public sealed class GaussianMixtureResult : MixtureResult
{
    internal GaussianMixtureResult(MixtureProblem problem, GaussianMixtureOptions options, MixtureParameters parameters, GaussianMixtureModel model, MixturePredictions predictions)
        : base(problem, model, predictions)
    {
        Options = options;
        ParameterCount = MixtureParts.CountParameters(parameters.Layout);
    }

    private GaussianMixtureResult(GaussianMixtureResult part, SeriesSet whole, int[] records)
        : base(part, whole, records)
    {
        Options = part.Options with { SkipNonFinite = true };
        ParameterCount = part.ParameterCount;
    }

    /// <summary>The options of the fit.</summary>
    public GaussianMixtureOptions Options { get; }

    /// <summary>The number of free parameters p of the covariances, the means and the weights.</summary>
    public long ParameterCount { get; }

    /// <summary>The Akaike information criterion, −2·ln L + 2·p: lower is better.</summary>
    public double Aic => (-2 * LogLikelihood * FittedCount) + (2.0 * ParameterCount);

    /// <summary>The Bayesian information criterion, −2·ln L + p·ln n: lower is better.</summary>
    public double Bic => (-2 * LogLikelihood * FittedCount) + (ParameterCount * PortableMath.Log(FittedCount));

    /// <inheritdoc/>
    public override long Seed => Options.Seed;

    private protected override string Operation => "gaussian mixture";

    /// <summary>The same fit for the whole set that <paramref name="records"/> were selected from; the other records were left out.</summary>
    internal GaussianMixtureResult Over(SeriesSet whole, int[] records) => new(this, whole, records)
    {
        LowerBoundHistory = LowerBoundHistory,
        Converged = Converged,
        Restart = Restart,
        Elapsed = Elapsed,
        Warnings = [FiniteRecords.Skipped(records.Length, whole.Count), .. Warnings],
    };
}
