using ClusterTools.Metrics;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>A k-means fit: centroids, the label of every record, and statistics of the iterations.</summary>
public sealed class KMeansResult : IFittedClustering
{
    internal KMeansResult(SeriesSet series, KMeansOptions options, double[][] centroids, int[] labels)
    {
        Series = series;
        Options = options;
        Centroids = centroids;
        Labels = labels;
    }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <summary>The options of the fit.</summary>
    public KMeansOptions Options { get; }

    /// <inheritdoc cref="IClustering.ClusterCount"/>
    public int ClusterCount => Centroids.Length;

    /// <inheritdoc/>
    public int Length => Series.Length;

    /// <inheritdoc cref="IClustering.Centroids"/>
    public double[][] Centroids { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <summary>The number of records in each cluster.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The sum of the (weighted) squared distances of the records from their centroids.</summary>
    public required double Inertia { get; init; }

    /// <summary>The inertia of each iteration, with the centroids before its update. For MiniBatch: of each batch, before it moved the centroids. For Bisecting: with 1, 2,
    /// 3 … clusters.</summary>
    public required double[] InertiaHistory { get; init; }

    /// <summary>The cost of each iteration of the run that was kept, and how many labels it changed. There may be one more than <see cref="Iterations"/>: where a fit stops
    /// by tolerance or limit, a final pass matches the labels to the centroids. For MiniBatch: of each batch, and of the pass that labels all records. For Bisecting: of
    /// the iterations of all splits that were kept.</summary>
    public required IReadOnlyList<IterationStatistics> Statistics { get; init => field = value.ToArray(); }

    /// <summary>The number of iterations, including the last one that changed nothing. For MiniBatch: the number of records drawn as a multiple of the number of records,
    /// rounded up. For Bisecting: the iterations of all splits.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the fit converged (no label changed, or the shift was within the tolerance) before <see cref="KMeansOptions.MaxIterations"/>.</summary>
    public required bool Converged { get; init; }

    /// <summary>The restart (0-based) that was kept.</summary>
    public required int Restart { get; init; }

    /// <summary>The time the whole fit took, all restarts included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Warnings about the data and the fit: fewer distinct records than clusters, clusters that were empty.</summary>
    public required IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); }

    /// <summary>The seed of the random numbers.</summary>
    public long Seed => Options.Seed;

    /// <summary>Pearson's correlation of each record with its centroid; 0 for a constant record. Computed on first access.</summary>
    public double[] Similarity => field ??= PearsonSimilarity.Compute(Series, Labels, Centroids, ExecutionOptions.Default);

    /// <summary>The model error: Σ squared distance, which is the <see cref="Inertia"/>.</summary>
    public double ModelError => Inertia;

    /// <summary>The similarity error: 1 / Σ r over all records, negative r included (see <see cref="Similarity"/>).</summary>
    public double SimilarityError => PearsonSimilarity.Error(Similarity);

    /// <summary>The centroids without the records, for a model file.</summary>
    public KMeansModel ToModel() => new(Centroids)
    {
        Distance = Options.Distance,
        Index = Series.Index,
        Sizes = Sizes,
        Inertia = Inertia,
        ValueNames = ValueNames,
        ElementType = ElementType,
        Pipeline = Pipeline,
        History = History,
    };

    /// <summary>The same fit for the whole set that <paramref name="records"/> were selected from; the other records were left out.</summary>
    internal KMeansResult Over(SeriesSet whole, int[] records, double[]? weights) => new(whole, Options with { SkipNonFinite = true, Weights = weights }, Centroids, LabelledRecords.Spread(Labels, records, whole.Count))
    {
        Sizes = Sizes,
        Inertia = Inertia,
        InertiaHistory = InertiaHistory,
        Statistics = Statistics,
        Iterations = Iterations,
        Converged = Converged,
        Restart = Restart,
        Elapsed = Elapsed,
        Warnings = [FiniteRecords.Skipped(records.Length, whole.Count), .. Warnings],
    };

    /// <inheritdoc/>
    public IReadOnlyList<string>? ValueNames => Series.ValueNames;

    /// <inheritdoc/>
    public ElementType? ElementType => Series.ElementType;

    /// <inheritdoc/>
    public SeriesPipeline? Pipeline => Series.Pipeline;

    /// <inheritdoc/>
    public IReadOnlyList<ProvenanceStep> History => [.. Series.History, new ProvenanceStep("k-means", $"{ClusterCount} clusters, seed {Seed}")];

    /// <inheritdoc/>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) =>
        KMeansPrediction.Assign(this, Options.Distance, series, asIs: false, execution);

    /// <inheritdoc/>
    public ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null) =>
        KMeansPrediction.Assign(this, Options.Distance, series, asIs: true, execution);

    /// <inheritdoc/>
    public override string ToString() => $"KMeansResult of {Labels.Length} records in {ClusterCount} clusters, inertia {Inertia:G6}";
}
