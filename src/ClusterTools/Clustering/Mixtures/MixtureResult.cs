using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Metrics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Base class of mixture fits: their components, and the responsibilities for the records.</summary>
public abstract class MixtureResult : IProbabilisticClustering, IFittedClustering
{
    private readonly GaussianMixtureModel _model;
    private readonly string _regularization;
    private readonly MixtureResult? _part;
    private readonly int[]? _records;

    private protected MixtureResult(MixtureProblem problem, GaussianMixtureModel model, MixturePredictions predictions)
    {
        Series = problem.Series;
        Regularization = problem.Amounts;
        _regularization = problem.Regularization.Detail;
        _model = model;
        Labels = predictions.Labels;
        LabelProbabilities = predictions.LabelProbabilities;
        Entropy = predictions.Entropy;
        LogLikelihoods = predictions.LogLikelihoods;
        FittedCount = Series.Count;
        LogLikelihood = LaneSums.Sum(predictions.LogLikelihoods) / FittedCount;
        Sizes = new int[ClusterCount];
        foreach (int label in Labels)
            Sizes[label]++;
    }

    /// <summary>The same fit for the whole set that its records were selected from.</summary>
    /// <param name="part">The fit of the records.</param>
    /// <param name="whole">The whole set.</param>
    /// <param name="records">The indices of the records in it.</param>
    private protected MixtureResult(MixtureResult part, SeriesSet whole, int[] records)
    {
        _part = part;
        _records = records;
        Series = whole;
        Regularization = part.Regularization;
        _regularization = part._regularization;
        _model = part._model;
        var predictions = new MixturePredictions(part.Labels, part.LabelProbabilities, part.Entropy, part.LogLikelihoods).Spread(records, whole.Count);
        Labels = predictions.Labels;
        LabelProbabilities = predictions.LabelProbabilities;
        Entropy = predictions.Entropy;
        LogLikelihoods = predictions.LogLikelihoods;
        FittedCount = part.FittedCount;
        LogLikelihood = part.LogLikelihood;
        Sizes = part.Sizes;
    }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <inheritdoc cref="IClustering.ClusterCount"/>
    public int ClusterCount => _model.ClusterCount;

    /// <inheritdoc/>
    public int Length => _model.Length;

    /// <summary>The shape of the covariances.</summary>
    public CovarianceType CovarianceType => _model.CovarianceType;

    /// <summary>The weight of each component; their sum is 1.</summary>
    public double[] Weights => _model.Weights;

    /// <summary>The mean of each component, one per row.</summary>
    public double[][] Means => _model.Means;

    /// <summary>The component means: the same as <see cref="Means"/>.</summary>
    public double[][] Centroids => _model.Means;

    /// <inheritdoc cref="GaussianMixtureModel.Covariances"/>
    public Array Covariances => _model.Covariances;

    /// <summary>What was added to the diagonal of every covariance, in squared units of the values: one number per column (Spherical: a single one).</summary>
    public double[] Regularization { get; }

    /// <summary>The number of records that the mixture was fitted to: all but those that were left out.</summary>
    public int FittedCount { get; }

    /// <summary>The most probable component of each record (ties: the lowest index); −1 for a record that was left out, whose probability, entropy and likelihood are NaN.</summary>
    public int[] Labels { get; }

    /// <summary>The number of records with each label.</summary>
    public int[] Sizes { get; }

    /// <inheritdoc/>
    public double[] LabelProbabilities { get; }

    /// <summary>The entropy of each record's probabilities in nats: 0 if one component is certain, ln K if all are equally probable.</summary>
    public double[] Entropy { get; }

    /// <summary>The natural logarithm of the density at each record.</summary>
    public double[] LogLikelihoods { get; }

    /// <summary>The mean over records of the log-likelihood, under the final parameters.</summary>
    public double LogLikelihood { get; }

    /// <summary>The lower bound of each iteration.</summary>
    public required double[] LowerBoundHistory { get; init; }

    /// <summary>The last of <see cref="LowerBoundHistory"/>.</summary>
    public double LowerBound => LowerBoundHistory[LowerBoundHistory.Length - 1];

    /// <summary>The number of iterations.</summary>
    public int Iterations => LowerBoundHistory.Length;

    /// <summary>Whether the fit converged before the iteration limit.</summary>
    public required bool Converged { get; init; }

    /// <summary>The restart (0-based) that was kept.</summary>
    public required int Restart { get; init; }

    /// <summary>The time the whole fit took, all restarts included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Warnings about the fit: components that collapsed, that vanished and were relocated, or that have no weight.</summary>
    public required IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); }

    /// <summary>The seed of the random numbers.</summary>
    public abstract long Seed { get; }

    /// <summary>Pearson's correlation of each record with the mean of its component; 0 for a constant record. Computed on first access.</summary>
    public double[] Similarity => field ??= PearsonSimilarity.Compute(Series, Labels, Means, ExecutionOptions.Default);

    private protected abstract string Operation { get; }

    /// <inheritdoc cref="GaussianMixtureModel.GetCovariance"/>
    public double[][] GetCovariance(int component) => _model.GetCovariance(component);

    /// <summary>The probability of each component (column) for each record (row), NaN for a record that was left out. Computed on every call and not cached.</summary>
    public double[][] GetProbabilities(ExecutionOptions? execution = null)
    {
        if (_part is null || _records is null)
            return _model.GetProbabilities(Series, execution);
        double[][] some = _part.GetProbabilities(execution);
        var all = new double[Series.Count][];
        for (int i = 0; i < some.Length; i++)
            all[_records[i]] = some[i];
        for (int i = 0; i < all.Length; i++)
            all[i] ??= [.. Enumerable.Repeat(double.NaN, ClusterCount)];
        return all;
    }

    /// <inheritdoc cref="GaussianMixtureModel.GetProbabilities"/>
    public double[][] GetProbabilities(SeriesSet series, ExecutionOptions? execution = null) => ToModel().GetProbabilities(series, execution);

    /// <inheritdoc cref="GaussianMixtureModel.Sample"/>
    public SeriesSet Sample(int count, long seed = 0) => ToModel().Sample(count, seed);

    /// <summary>The mixture without the records, for a model file.</summary>
    public GaussianMixtureModel ToModel() => _model.With(Series, History);

    /// <inheritdoc/>
    public IReadOnlyList<string>? ValueNames => Series.ValueNames;

    /// <inheritdoc/>
    public ElementType? ElementType => Series.ElementType;

    /// <inheritdoc/>
    public SeriesPipeline? Pipeline => Series.Pipeline;

    /// <inheritdoc/>
    public IReadOnlyList<ProvenanceStep> History => [.. Series.History, new ProvenanceStep(Operation, $"{ClusterCount} components, {CovarianceType}, regularisation {_regularization}, seed {Seed}")];

    /// <inheritdoc cref="GaussianMixtureModel.Assign"/>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) => ToModel().Assign(series, execution);

    /// <inheritdoc/>
    public ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null) => ToModel().AssignAsIs(series, execution);

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} of {Labels.Length} records in {ClusterCount} components ({CovarianceType}), log-likelihood {LogLikelihood:G6}";
}
