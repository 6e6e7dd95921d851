using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Clustering.Mixtures.Passes;
using ClusterTools.Distances;
using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>The component that a mixture assigns to each record of a set, with probabilities.</summary>
public sealed class MixtureAssignment : ClusterAssignment, IProbabilisticClustering
{
    private readonly PackedMixture _mixture;

    private MixtureAssignment(SeriesSet series, MixturePredictions predictions, double[][] means, PackedMixture mixture)
        : base(series, predictions.Labels, means)
    {
        _mixture = mixture;
        LabelProbabilities = predictions.LabelProbabilities;
        Entropy = predictions.Entropy;
        LogLikelihoods = predictions.LogLikelihoods;
    }

    /// <inheritdoc/>
    public double[] LabelProbabilities { get; }

    /// <summary>The entropy of each record's probabilities in nats: 0 if one component is certain, ln K if all are equally probable.</summary>
    public double[] Entropy { get; }

    /// <summary>The natural logarithm of the mixture's density at each record.</summary>
    public double[] LogLikelihoods { get; }

    /// <summary>The probability of each component (column) for each record (row). Computed on first access and cached.</summary>
    public double[][] Probabilities => field ??= GetProbabilities();

    /// <summary>The probability of each component (column) for each record (row). Computed on every call and not cached.</summary>
    public double[][] GetProbabilities(ExecutionOptions? execution = null) =>
        MixtureDensity.Probabilities(new MixturePass(Series.Store, MixtureKernel.Best), _mixture, Series.Count, execution ?? ExecutionOptions.Default);

    /// <inheritdoc/>
    public override string ToString() => $"MixtureAssignment of {Labels.Length} records to {ClusterCount} components";

    internal static MixtureAssignment Create(GaussianMixtureModel model, SeriesSet source, bool asIs, ExecutionOptions execution)
    {
        var (series, warning) = Prepare(model, source, asIs, execution);
        var mixture = model.Packed;
        double[][] means = model.Means;
        var predictions = MixtureDensity.Predict(new MixturePass(series.Store, MixtureKernel.Best), mixture, series.Count, execution);
        double[] distances = ExactDistances.ToOwn(RecordSource.Create(series.Store, ClusterDistance.Euclidean), CentroidMatrix.Flatten(means), predictions.Labels, execution);
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Math.Sqrt(distances[i]);
        return new MixtureAssignment(series, predictions, means, mixture)
        {
            Source = source,
            Warnings = warning is null ? [] : [warning],
            Distance = distances,
            Similarity = PearsonSimilarity.Compute(series, predictions.Labels, means, execution),
        };
    }

    internal static PreparedSeries Prepare(GaussianMixtureModel model, SeriesSet source, bool asIs, ExecutionOptions execution)
    {
        var prepared = ModelInput.Prepare(model, source, asIs, execution);
        FiniteRecords.Require(prepared.Set.Store, execution);
        return prepared;
    }
}
