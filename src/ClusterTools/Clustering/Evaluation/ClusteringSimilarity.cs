using ClusterTools.Metrics;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>The similarity of the records of a clustering to their centroids.</summary>
public static class ClusteringSimilarity
{
    /// <summary>Scores a clustering against its own centroids; records without a cluster (label −1) are left out.</summary>
    public static SimilarityScores Compute(IClustering clustering, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        clustering = LabelledRecords.Of(clustering);
        return SimilarityScores.Compute(clustering.Series, clustering.Labels, clustering.Centroids, execution);
    }
}
