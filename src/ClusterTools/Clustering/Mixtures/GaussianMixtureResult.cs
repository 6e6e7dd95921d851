using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>A fitted Gaussian mixture: its components, what it says of every record, and how it came about.</summary>
/// <remarks>The lower bound of a pass is the mean log-likelihood under the parameters before the pass changed them, so the last of them is not
/// <see cref="MixtureResult.LogLikelihood"/>.</remarks>
public sealed class GaussianMixtureResult : MixtureResult
{
    internal GaussianMixtureResult(SeriesSet series, GaussianMixtureOptions options, MixtureParameters parameters, GaussianMixtureModel model, MixtureAnswers answers)
        : base(series, model, answers)
    {
        Options = options;
        ParameterCount = MixtureParts.CountParameters(parameters.Layout);
    }

    /// <summary>What was asked for.</summary>
    public GaussianMixtureOptions Options { get; }

    /// <summary>The free parameters p: of the covariances, the means and the weights.</summary>
    public long ParameterCount { get; }

    /// <summary>Akaike's information criterion, −2·ln L + 2·p: less is better.</summary>
    public double Aic => (-2 * LogLikelihood * Series.Count) + (2.0 * ParameterCount);

    /// <summary>The Bayesian information criterion, −2·ln L + p·ln n: less is better.</summary>
    public double Bic => (-2 * LogLikelihood * Series.Count) + (ParameterCount * PortableMath.Log(Series.Count));

    /// <inheritdoc/>
    public override long Seed => Options.Seed;

    private protected override string Operation => "gaussian mixture";
}
