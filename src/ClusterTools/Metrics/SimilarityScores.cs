using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Metrics;

/// <summary>The similarity of records to the centroid of their cluster: by distance and by correlation.</summary>
public sealed class SimilarityScores
{
    private SimilarityScores(double[] similarity, double[] squaredDistance)
    {
        Similarity = similarity;
        SquaredDistance = squaredDistance;
        ModelError = Moments.Sum(squaredDistance);
        SimilarityError = PearsonSimilarity.Error(similarity);
    }

    /// <summary>Pearson's correlation of each record with its centroid; 0 if either is constant.</summary>
    public double[] Similarity { get; }

    /// <summary>The squared Euclidean distance of each record from its centroid.</summary>
    public double[] SquaredDistance { get; }

    /// <summary>The sum of the squared distances: the inertia.</summary>
    public double ModelError { get; }

    /// <summary>1 / Σ similarity, negative values included.</summary>
    public double SimilarityError { get; }

    /// <summary>Scores labels with given centroids.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of records, a label has no centroid, or the centroids have another length than the
    /// records.</exception>
    public static SimilarityScores Compute(SeriesSet series, int[] labels, double[][] centroids, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(centroids);
        if (labels.Length != series.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(labels), labels.Length, series.Count));
        for (int k = 0; k < centroids.Length; k++)
        {
            if (centroids[k].Length != series.Length)
                throw new ArgumentException(string.Format(SR.CentroidLengthWrong, nameof(centroids), k, centroids[k].Length, series.Length));
        }

        foreach (int label in labels)
        {
            if (label < 0 || label >= centroids.Length)
                throw new ArgumentException(string.Format(SR.IndexOutOfRange, "centroid", label, centroids.Length - 1));
        }

        execution ??= ExecutionOptions.Default;
        var distance = new double[series.Count];
        RecordLoop.Run(series.Store, SR.ActivitySimilarity, execution, scratchLength: 0,
            (i, record, _) => distance[i] = LaneSums.SquaredDistance(record, centroids[labels[i]]));
        double[] similarity = PearsonSimilarity.Compute(series, labels, centroids, execution);
        return new SimilarityScores(similarity, distance);
    }

    /// <inheritdoc/>
    public override string ToString() => $"SimilarityScores of {Similarity.Length} records: model error {ModelError:g6}, similarity error {SimilarityError:g6}";
}
