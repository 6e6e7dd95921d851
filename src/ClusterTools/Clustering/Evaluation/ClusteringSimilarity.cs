using ClusterTools.Metrics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>How well the records of a clustering are like the centroids that it gives them.</summary>
public static class ClusteringSimilarity
{
    /// <summary>Scores a clustering with its own centroids; records without a cluster (label -1) are left out.</summary>
    public static SimilarityScores Compute(IClustering clustering, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        clustering = LabelledRecords.Of(clustering);
        return SimilarityScores.Compute(clustering.Series, clustering.Labels, clustering.Centroids, execution);
    }
}
