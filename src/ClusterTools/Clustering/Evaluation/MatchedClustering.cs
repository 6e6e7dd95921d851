using ClusterTools.Metrics.Agreement;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>A clustering whose clusters are renumbered to match those of another.</summary>
public sealed class MatchedClustering : IClustering
{
    internal MatchedClustering(IClustering clustering, IClustering reference, LabelMatching matching)
    {
        Series = clustering.Series;
        Labels = matching.Labels;
        var centroids = new double[Math.Max(reference.ClusterCount, matching.Mapping.Max() + 1)][];
        for (int k = 0; k < clustering.ClusterCount; k++)
            centroids[matching.Mapping[k]] = clustering.Centroids[k];

        // A reference number that no cluster was matched to has no records; it keeps the reference's centroid if both have the same number of columns.
        for (int k = 0; k < centroids.Length; k++)
            centroids[k] ??= reference.Series.Length == Series.Length ? reference.Centroids[k] : new double[Series.Length];
        Centroids = centroids;
    }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <summary>The number of clusters: at least as many as the reference has.</summary>
    public int ClusterCount => Centroids.Length;

    /// <inheritdoc/>
    public double[][] Centroids { get; }

    /// <inheritdoc/>
    public override string ToString() => $"MatchedClustering of {Labels.Length} records in {ClusterCount} clusters";
}
