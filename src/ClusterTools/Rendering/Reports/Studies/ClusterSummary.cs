using ClusterTools.Clustering;
using ClusterTools.Metrics.Silhouettes;

namespace ClusterTools.Rendering.Reports.Studies;

/// <summary>A row of the table of clusters.</summary>
internal sealed record ClusterSummary
{
    /// <summary>The number of the cluster, from 0.</summary>
    public required int Label { get; init; }

    /// <summary>The number of its records.</summary>
    public required int Size { get; init; }

    /// <summary>The share of all records, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The mean correlation of its records with the centroid; NaN for an empty cluster and where it is not defined.</summary>
    public required double Similarity { get; init; }

    /// <summary>The mean silhouette of its records (or of those drawn); NaN where none was scored.</summary>
    public required double Silhouette { get; init; }

    /// <summary>The index value where the centroid is greatest.</summary>
    public required double PeakIndex { get; init; }

    /// <summary>The greatest value of the centroid.</summary>
    public required double Peak { get; init; }

    /// <summary>The least value of the centroid.</summary>
    public required double Trough { get; init; }

    /// <summary>The rows of all clusters, in the order of their labels.</summary>
    public static ClusterSummary[] Of(IClustering clustering, double[]? similarity, Silhouette? silhouette)
    {
        var sizes = new int[clustering.ClusterCount];
        var sums = new double[clustering.ClusterCount];
        for (int i = 0; i < clustering.Labels.Length; i++)
        {
            int label = clustering.Labels[i];
            sizes[label]++;
            sums[label] += similarity?[i] ?? double.NaN;
        }

        var rows = new ClusterSummary[sizes.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            double[] centroid = clustering.Centroids[k];
            int peak = 0;
            for (int i = 1; i < centroid.Length; i++)
            {
                if (centroid[i] > centroid[peak])
                    peak = i;
            }

            int scored = silhouette is null ? -1 : Array.IndexOf(silhouette.Clusters, k);
            rows[k] = new ClusterSummary
            {
                Label = k,
                Size = sizes[k],
                Share = (double)sizes[k] / clustering.Labels.Length,
                Similarity = sizes[k] == 0 ? double.NaN : sums[k] / sizes[k],
                Silhouette = scored < 0 ? double.NaN : silhouette!.PerCluster[scored],
                PeakIndex = clustering.Series.Index[peak],
                Peak = centroid[peak],
                Trough = centroid.Min(),
            };
        }

        return rows;
    }
}
