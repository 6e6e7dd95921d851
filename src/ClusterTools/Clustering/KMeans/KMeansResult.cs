using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans;

/// <summary>A k-means fit: its clusters, the label of every record, and how it came about.</summary>
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

    /// <summary>What was asked for.</summary>
    public KMeansOptions Options { get; }

    /// <inheritdoc cref="IClustering.ClusterCount"/>
    public int ClusterCount => Centroids.Length;

    /// <inheritdoc/>
    public int Length => Series.Length;

    /// <inheritdoc cref="IClustering.Centroids"/>
    public double[][] Centroids { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <summary>The records of each cluster.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The sum of the (weighted) squared distances of the records from their centroids.</summary>
    public required double Inertia { get; init; }

    /// <summary>The inertia of each pass, taken with the centroids before the pass moved them. Of MiniBatch: of each batch, before it moved the centroids. Of Bisecting: of
    /// 1, 2, 3 … clusters.</summary>
    public required double[] InertiaHistory { get; init; }

    /// <summary>What each pass of the start that was kept cost, and how many labels it changed. There may be one more than <see cref="Iterations"/>: where a fit ends by
    /// tolerance or limit, a last pass matches the labels to the centroids. Of MiniBatch: of each batch, and of the pass that labels all records. Of Bisecting: of the
    /// passes of all splits that were kept.</summary>
    public required IReadOnlyList<IterationStatistics> Statistics { get; init => field = value.ToArray(); }

    /// <summary>The passes made, with the last one that changed nothing. Of MiniBatch: how many times as many records were drawn as there are, rounded up. Of Bisecting: the
    /// passes of all splits.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the fit ended by itself (no label changed, or the shift was within the tolerance), not by <see cref="KMeansOptions.MaxIterations"/>.</summary>
    public required bool Converged { get; init; }

    /// <summary>The start (0-based) that was kept.</summary>
    public required int Restart { get; init; }

    /// <summary>The time the whole fit took, all its starts included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What its user should know: fewer different records than clusters, clusters that were empty.</summary>
    public required IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); }

    /// <summary>The seed of the random numbers.</summary>
    public long Seed => Options.Seed;

    /// <summary>Pearson's correlation of each record with its centroid; 0 for a constant record. Computed when first asked for.</summary>
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
        History = [.. Series.History, new ProvenanceStep("k-means", $"{ClusterCount} clusters, seed {Seed}")],
    };

    /// <summary>The same fit as one of a larger set, of which it left the other records out.</summary>
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
        Warnings = [new DataWarning("NonFiniteSkipped", string.Format(SR.NonFiniteSkipped, whole.Count - records.Length, whole.Count)), .. Warnings],
    };

    /// <inheritdoc/>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) =>
        KMeansPrediction.Assign(this, Options.Distance, series, execution);

    /// <inheritdoc/>
    public override string ToString() => $"KMeansResult of {Labels.Length} records in {ClusterCount} clusters, inertia {Inertia:G6}";
}
