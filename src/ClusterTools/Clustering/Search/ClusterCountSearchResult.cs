using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Search;

/// <summary>A scan over numbers of clusters: the scores of each, and the fit of the one that was chosen. It can be used wherever that fit can.</summary>
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

    /// <summary>What chose it.</summary>
    public ClusterCountCriterion Criterion => Options.EffectiveCriterion;

    /// <summary>What was asked for.</summary>
    public ClusterCountSearchOptions Options { get; }

    /// <inheritdoc/>
    public long Seed => Options.Seed;

    /// <summary>The time the whole scan took; what a checkpoint held is not counted again.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>What its user should know: of the scan, and of the chosen fit.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; internal init; } = [];

    /// <inheritdoc/>
    public SeriesSet Series => Best.Series;

    /// <summary>The cluster of each record in the chosen fit.</summary>
    public int[] Labels => Best.Labels;

    /// <summary>The clusters of the chosen fit: <see cref="BestK"/>.</summary>
    public int ClusterCount => Best.ClusterCount;

    /// <summary>The centroids of the chosen fit.</summary>
    public double[][] Centroids => Best.Centroids;

    /// <inheritdoc/>
    public int Length => Best.Length;

    /// <inheritdoc/>
    public int[] Sizes => Best.Sizes;

    /// <summary>The passes of the chosen fit.</summary>
    public int Iterations => Best.Iterations;

    /// <summary>Whether the chosen fit ended by itself.</summary>
    public bool Converged => Best.Converged;

    /// <summary>Gives every record the cluster of the chosen fit's model.</summary>
    /// <exception cref="ArgumentException">The records have another length than the model.</exception>
    public ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null) => Best.Assign(series, execution);

    /// <inheritdoc/>
    public override string ToString() => $"ClusterCountSearchResult: {BestK} clusters by {Criterion}, of {Candidates.Count} tried";
}
