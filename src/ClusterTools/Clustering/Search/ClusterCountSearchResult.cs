using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>A scan over numbers of clusters: the scores of each, and the fit of the chosen one. It can be used wherever that fit can.</summary>
public sealed class ClusterCountSearchResult : IFittedClustering
{
    internal ClusterCountSearchResult(IFittedClustering best, IReadOnlyList<ClusterCountCandidate> candidates, ClusterCountSearchOptions options)
    {
        Best = best;
        Candidates = candidates;
        Options = options;
    }

    /// <summary>The numbers of clusters that were tried, ascending, each with its scores.</summary>
    public IReadOnlyList<ClusterCountCandidate> Candidates { get; }

    /// <summary>The number of clusters that was chosen.</summary>
    public int BestK => Best.ClusterCount;

    /// <summary>The fit with the chosen number of clusters: a <see cref="KMeansResult"/>, or a <see cref="GaussianMixtureResult"/>.</summary>
    public IFittedClustering Best { get; }

    /// <summary>The criterion that chose it.</summary>
    public ClusterCountCriterion Criterion => Options.EffectiveCriterion;

    /// <summary>The number of clusters that each criterion would have chosen on this scan, the one that chose first. Criteria that the scan did not compute (Gap and
    /// Stability, unless they chose), or that cannot judge these fits, such as the elbow of four numbers, are not among them.</summary>
    public IReadOnlyList<ClusterCountVote> Votes { get; internal init; } = [];

    /// <summary>Whether all <see cref="Votes"/> are for the same number of clusters.</summary>
    public bool IsUnanimous => Votes.All(v => v.ClusterCount == BestK);

    /// <summary>The scans of the types of covariance, where several were tried, in the order given; <see cref="Candidates"/> are those of the chosen type. Otherwise
    /// empty.</summary>
    public IReadOnlyList<CovarianceTypeScan> CovarianceTypes { get; internal init; } = [];

    /// <summary>The options of the scan.</summary>
    public ClusterCountSearchOptions Options { get; }

    /// <inheritdoc/>
    public long Seed => Options.Seed;

    /// <summary>The time the whole scan took, excluding what a checkpoint held.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Warnings of the scan and of the chosen fit.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; internal init; } = [];

    /// <inheritdoc/>
    public SeriesSet Series => Best.Series;

    /// <summary>The cluster of each record in the chosen fit.</summary>
    public int[] Labels => Best.Labels;

    /// <summary>The number of clusters of the chosen fit: the same as <see cref="BestK"/>.</summary>
    public int ClusterCount => Best.ClusterCount;

    /// <summary>The centroids of the chosen fit.</summary>
    public double[][] Centroids => Best.Centroids;

    /// <inheritdoc/>
    public int Length => Best.Length;

    /// <inheritdoc/>
    public int[] Sizes => Best.Sizes;

    /// <summary>The number of iterations of the chosen fit.</summary>
    public int Iterations => Best.Iterations;

    /// <summary>Whether the chosen fit converged before the iteration limit.</summary>
    public bool Converged => Best.Converged;

    /// <inheritdoc/>
    public IReadOnlyList<string>? ValueNames => Best.ValueNames;

    /// <inheritdoc/>
    public ElementType? ElementType => Best.ElementType;

    /// <inheritdoc/>
    public SeriesPipeline? Pipeline => Best.Pipeline;

    /// <summary>What was done to the records before and by the chosen fit, oldest first.</summary>
    public IReadOnlyList<ProvenanceStep> History => Best.History;

    /// <summary>Assigns every record to a cluster of the chosen fit.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or have other column names.</exception>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) => Best.Assign(series, execution);

    /// <inheritdoc/>
    public ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null) => Best.AssignAsIs(series, execution);

    /// <inheritdoc/>
    public override string ToString() => $"ClusterCountSearchResult: {BestK} clusters by {Criterion}, of {Candidates.Count} tried";
}
