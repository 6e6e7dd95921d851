using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>A Gaussian mixture without the records it was fitted to: the content of a model file. It labels records with their probabilities, and samples new
/// ones.</summary>
public sealed class GaussianMixtureModel : IClusterModel
{
    private readonly MixtureParameters _parameters;

    /// <summary>Creates a mixture from its parts.</summary>
    /// <param name="covarianceType">The shape of the covariances.</param>
    /// <param name="weights">The weight of each component, 0 or more; they are scaled to sum to 1.</param>
    /// <param name="means">The mean of each component, one per row.</param>
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

    /// <summary>The shape of the covariances.</summary>
    public CovarianceType CovarianceType => _parameters.Layout.Type;

    /// <summary>The weight of each component; their sum is 1.</summary>
    public double[] Weights => _parameters.Weights;

    /// <summary>The mean of each component, one per row.</summary>
    public double[][] Means => _parameters.Means;

    /// <summary>The component means: the same as <see cref="Means"/>.</summary>
    public double[][] Centroids => _parameters.Means;

    /// <summary>The covariances. Full: double[][][], [component][row][column]; Tied: double[][], [row][column]; Diagonal: double[][], [component][value] (variances);
    /// Spherical: double[], [component] (variances).</summary>
    public Array Covariances { get; }

    /// <summary>Added to ln(weight·density) of each component before components are compared; null for nothing. It converts the expected mixture of a Bayesian fit to the
    /// expected logarithms that its labels and probabilities are based on.</summary>
    public double[]? LogOffsets { get; }

    /// <summary>The index (such as time points) of the columns; null where it is not known.</summary>
    public double[]? Index { get; init; }

    /// <summary>The steps applied to the records before and by the fit, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History { get; init => field = value.ToArray(); } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string>? ValueNames { get; init => field = value?.ToArray(); }

    /// <inheritdoc/>
    public ElementType? ElementType { get; init => field = EnumGuard.RequireDefined(value, nameof(ElementType)); }

    /// <inheritdoc/>
    public SeriesPipeline? Pipeline { get; init; }

    internal PackedMixture Packed { get; }

    /// <summary>The covariance of a component as a matrix, whatever the type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component.</exception>
    public double[][] GetCovariance(int component)
    {
        if (component < 0 || component >= ClusterCount)
            throw new ArgumentOutOfRangeException(nameof(component), string.Format(SR.IndexOutOfRange, nameof(component), component, ClusterCount - 1));
        return CovarianceShape.ToMatrix(_parameters.Layout, _parameters.Covariances, component);
    }

    /// <summary>Assigns each record to its most probable component (ties: the lowest index), as a <see cref="MixtureAssignment"/>.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or contain non-finite values.</exception>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) =>
        MixtureAssignment.Create(this, series, asIs: false, execution ?? ExecutionOptions.Default);

    /// <inheritdoc/>
    public ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null) =>
        MixtureAssignment.Create(this, series, asIs: true, execution ?? ExecutionOptions.Default);

    /// <summary>The probability of each component (column) for each record (row). Computed on every call and not cached.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or contain non-finite values.</exception>
    public double[][] GetProbabilities(SeriesSet series, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        series = MixtureAssignment.Prepare(this, series, asIs: false, execution).Set;
        return MixtureDensity.Probabilities(new MixturePass(series.Store, MixtureKernel.Best), Packed, series.Count, execution);
    }

    /// <summary>The natural logarithm of the density at each record.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or contain non-finite values.</exception>
    public double[] GetLogLikelihoods(SeriesSet series, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        series = MixtureAssignment.Prepare(this, series, asIs: false, execution).Set;
        return MixtureDensity.LogLikelihoods(new MixturePass(series.Store, MixtureKernel.Best), Packed, series.Count, execution);
    }

    /// <summary>Samples records from the mixture; their components are the set's <see cref="SeriesSet.Truth"/>.</summary>
    /// <param name="count">The number of records.</param>
    /// <param name="seed">The random seed: equal seeds give equal records on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public SeriesSet Sample(int count, long seed = 0) => MixtureSample.Draw(_parameters, count, seed, Index);

    /// <inheritdoc/>
    public override string ToString() => $"GaussianMixtureModel of {ClusterCount} components ({CovarianceType}), {Length} values";

    internal static GaussianMixtureModel Of(MixtureParameters parameters, double[]? logOffsets = null) => new(parameters, logOffsets);

    internal GaussianMixtureModel With(SeriesSet series, IReadOnlyList<ProvenanceStep> history) => new(_parameters, LogOffsets)
    {
        Index = series.Index,
        ValueNames = series.ValueNames,
        ElementType = series.ElementType,
        Pipeline = series.Pipeline,
        History = history,
    };
}
