using ClusterTools.Metrics;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Metrics.Silhouettes;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>All scores of one clustering: separation, similarity, and agreement with the true classes where they are known.</summary>
public sealed class ClusteringMeasurement
{
    private ClusteringMeasurement(IClustering clustering) => Clustering = clustering;

    /// <summary>The measured clustering.</summary>
    public IClustering Clustering { get; }

    /// <summary>The number of clusters.</summary>
    public int ClusterCount => Clustering.ClusterCount;

    /// <summary>The number of records.</summary>
    public int RecordCount => Clustering.Labels.Length;

    /// <summary>The number of records without a cluster (label −1), such as the noise of a density-based clustering. No score counts them.</summary>
    public int LeftOutCount { get; private init; }

    /// <summary>Warnings about the scores: that records without a cluster are left out.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; private init => field = value.ToArray(); } = [];

    /// <summary>The number of records in each cluster.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The mean silhouette coefficient; null unless 2 to n − 1 clusters have records.</summary>
    public double? Silhouette => Silhouettes?.Mean;

    /// <summary>The silhouette coefficients of records and clusters; null where they are undefined.</summary>
    public Silhouette? Silhouettes { get; private init; }

    /// <summary>The Caliński-Harabasz index (variance ratio); null where it is undefined.</summary>
    public double? CalinskiHarabasz { get; private init; }

    /// <summary>The Davies-Bouldin index; null where it is undefined.</summary>
    public double? DaviesBouldin { get; private init; }

    /// <summary>The sum of squared distances of the records from their centroids.</summary>
    public double ModelError => Similarities.ModelError;

    /// <summary>1 / Σ r, with r the correlation of each record with its centroid.</summary>
    public double SimilarityError => Similarities.SimilarityError;

    /// <summary>The distance and similarity of each record.</summary>
    public required SimilarityScores Similarities { get; init; }

    /// <summary>The scores against the true classes; null where these are not known.</summary>
    public TruthComparison? Truth { get; private init; }

    /// <summary>Computes the scores of a clustering.</summary>
    /// <param name="clustering">The clustering.</param>
    /// <param name="truth">The true class of each record; null for the known classes of its series, if any.</param>
    /// <param name="silhouette">The sample for the silhouette, whose cost grows with the square of the number of records; null, or a sample larger than the set, for all
    /// records.</param>
    /// <param name="execution">Threads, cancellation, progress; null for <see cref="ExecutionOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The number of classes is not the number of records, or the records contain non-finite values.</exception>
    public static ClusteringMeasurement Compute(IClustering clustering, int[]? truth = null, SilhouetteOptions? silhouette = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        execution ??= ExecutionOptions.Default;
        truth ??= clustering.Series.Truth;
        if (truth is not null && truth.Length != clustering.Labels.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(Truth), truth.Length, clustering.Labels.Length));
        int all = clustering.Labels.Length;
        clustering = LabelledRecords.Of(clustering);
        int leftOut = all - clustering.Labels.Length;
        if (clustering is LabelledRecords some && truth is { } classes)
            truth = Array.ConvertAll(some.Records, r => classes[r]);
        var set = clustering.Series;
        int[] labels = clustering.Labels;
        FiniteRecords.Require(set.Store, execution);
        if (silhouette is not null)
            silhouette = silhouette with { SampleSize = Math.Min(silhouette.SampleSize, set.Count) };
        int distinct = new LabelCode(labels).Distinct.Length;
        bool separable = distinct >= 2 && distinct < labels.Length;
        var sizes = new int[clustering.ClusterCount];
        foreach (int label in labels)
            sizes[label]++;
        return new ClusteringMeasurement(clustering)
        {
            Sizes = sizes,
            LeftOutCount = leftOut,
            Warnings = leftOut == 0 ? [] : [new DataWarning("RecordsWithoutCluster", string.Format(SR.RecordsWithoutCluster, leftOut, all))],
            Similarities = ClusteringSimilarity.Compute(clustering, execution),
            CalinskiHarabasz = separable ? Metrics.CalinskiHarabasz.Score(set, labels, execution) : null,
            DaviesBouldin = separable ? Metrics.DaviesBouldin.Score(set, labels, execution) : null,
            Silhouettes = separable ? Metrics.Silhouettes.Silhouette.Compute(set, labels, silhouette, execution) : null,
            Truth = truth is null ? null : new TruthComparison(truth, labels, clustering.ClusterCount),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"ClusteringMeasurement of {RecordCount} records in {ClusterCount} clusters";
}
