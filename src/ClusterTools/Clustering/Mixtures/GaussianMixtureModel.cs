using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>A Gaussian mixture without the records it was fitted to: what a model file holds. It labels records, tells how sure it is, and draws new ones.</summary>
public sealed class GaussianMixtureModel : IClusterModel
{
    private readonly MixtureParameters _parameters;

    /// <summary>Makes a mixture from its parts.</summary>
    /// <param name="covarianceType">What the covariances look like.</param>
    /// <param name="weights">The weight of each component, 0 or more; they are scaled to the sum 1.</param>
    /// <param name="means">The mean of each component, one a row.</param>
    /// <param name="covariances">Full: [component][row][column]; Tied: [row][column]; Diagonal: [component][value]; Spherical: [component].</param>
    /// <param name="logOffsets">The <see cref="LogOffsets"/>; null for none.</param>
    /// <exception cref="ArgumentException">Shapes do not agree, a value is not finite, or a covariance is not positive definite.</exception>
    public GaussianMixtureModel(CovarianceType covarianceType, double[] weights, double[][] means, Array covariances, double[]? logOffsets = null)
        : this(MixtureParts.Create(EnumGuard.RequireDefined(covarianceType), weights, means, covariances), MixtureParts.CheckOffsets(logOffsets, means.Length))
    {
    }

    private GaussianMixtureModel(MixtureParameters parameters, double[]? logOffsets)
    {
        _parameters = parameters;
        LogOffsets = logOffsets;
        Packed = PackedMixture.Of(parameters, logOffsets);
        Covariances = CovarianceShape.ToPublic(parameters.Layout, parameters.Covariances);
    }

    /// <inheritdoc/>
    public int ClusterCount => _parameters.Layout.ComponentCount;

    /// <inheritdoc/>
    public int Length => _parameters.Layout.Length;

    /// <summary>What the covariances look like.</summary>
    public CovarianceType CovarianceType => _parameters.Layout.Type;

    /// <summary>The weight of each component; their sum is 1.</summary>
    public double[] Weights => _parameters.Weights;

    /// <summary>The mean of each component, one a row.</summary>
    public double[][] Means => _parameters.Means;

    /// <summary>The means.</summary>
    public double[][] Centroids => _parameters.Means;

    /// <summary>The covariances. Full: double[][][], [component][row][column]; Tied: double[][], [row][column]; Diagonal: double[][], [component][value] (variances);
    /// Spherical: double[], [component] (variances).</summary>
    public Array Covariances { get; }

    /// <summary>What is added to ln(weight·density) of each component before components are compared; null for nothing. It turns the expected mixture of a Bayesian fit
    /// into the expected logarithms that its labels and probabilities come from.</summary>
    public double[]? LogOffsets { get; }

    /// <summary>The index value of each value of a record (time points); null where it is not known.</summary>
    public double[]? Index { get; init; }

    /// <summary>What was done to the records before and by the fit, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History { get; init => field = value.ToArray(); } = [];

    internal PackedMixture Packed { get; }

    /// <summary>The covariance of a component as a matrix, whatever the type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[][] GetCovariance(int component)
    {
        if (component < 0 || component >= ClusterCount)
            throw new ArgumentOutOfRangeException(nameof(component), string.Format(SR.IndexOutOfRange, nameof(component), component, ClusterCount - 1));
        return CovarianceShape.ToMatrix(_parameters.Layout, _parameters.Covariances, component);
    }

    /// <summary>Gives each record its most probable component, the lowest of equals: a <see cref="MixtureAssignment"/>.</summary>
    /// <exception cref="ArgumentException">The records have another length than the model, or values that are not finite.</exception>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) =>
        MixtureAssignment.Create(series, Packed, Means, execution ?? ExecutionOptions.Default);

    /// <summary>The probability of each component (column) for each record (row). They are computed for this call and not kept.</summary>
    /// <exception cref="ArgumentException">The records have another length than the model, or values that are not finite.</exception>
    public double[][] GetProbabilities(SeriesSet series, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        MixtureAssignment.Check(series, Length, execution);
        return MixtureDensity.Probabilities(new MixturePass(series.Store, MixtureKernel.Best), Packed, series.Count, execution);
    }

    /// <summary>The natural logarithm of the density at each record.</summary>
    /// <exception cref="ArgumentException">The records have another length than the model, or values that are not finite.</exception>
    public double[] GetLogLikelihoods(SeriesSet series, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        MixtureAssignment.Check(series, Length, execution);
        return MixtureDensity.LogLikelihoods(new MixturePass(series.Store, MixtureKernel.Best), Packed, series.Count, execution);
    }

    /// <summary>Draws records from the mixture; their components are the set's <see cref="SeriesSet.Truth"/>.</summary>
    /// <param name="count">Records.</param>
    /// <param name="seed">Equal seeds give equal records on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public SeriesSet Sample(int count, long seed = 0) => MixtureSample.Draw(_parameters, count, seed, Index);

    /// <inheritdoc/>
    public override string ToString() => $"GaussianMixtureModel of {ClusterCount} components ({CovarianceType}), {Length} values";

    internal static GaussianMixtureModel Of(MixtureParameters parameters, double[]? logOffsets = null) => new(parameters, logOffsets);

    internal GaussianMixtureModel With(double[]? index, IReadOnlyList<ProvenanceStep> history) => new(_parameters, LogOffsets) { Index = index, History = history };
}
