using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering;

/// <summary>The records of a clustering that have a cluster, where some were left out of the fit (label −1).</summary>
internal sealed class LabelledRecords : IClustering
{
    /// <summary>The label of a record that was left out.</summary>
    public const int None = ClusterLabels.None;

    private LabelledRecords(IClustering whole, int[] records)
    {
        Records = records;
        Series = DerivedSeries.SomeRecords(whole.Series, new SelectedSeriesStore(whole.Series.Store, records), records);
        Labels = Array.ConvertAll(records, r => whole.Labels[r]);
        ClusterCount = whole.ClusterCount;
        Centroids = whole.Centroids;
    }

    /// <summary>Their numbers in the whole.</summary>
    public int[] Records { get; }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <inheritdoc/>
    public int ClusterCount { get; }

    /// <inheritdoc/>
    public double[][] Centroids { get; }

    /// <summary>The clustering of those records that have a cluster: itself where all have.</summary>
    public static IClustering Of(IClustering clustering) => Of(clustering, clustering.Labels);

    /// <summary>The clustering of those records that have a cluster here and in another one.</summary>
    public static IClustering Of(IClustering clustering, int[] others)
    {
        int[] labels = clustering.Labels;
        if (labels.Length != clustering.Series.Count || (Array.IndexOf(labels, None) < 0 && Array.IndexOf(others, None) < 0))
            return clustering;
        return new LabelledRecords(clustering, [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] != None && others[i] != None)]);
    }

    /// <summary>Labels of some records as labels of all.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="records">Whose they are.</param>
    /// <param name="count">All records.</param>
    public static int[] Spread(int[] labels, int[] records, int count)
    {
        var all = new int[count];
        all.AsSpan().Fill(None);
        for (int i = 0; i < records.Length; i++)
            all[records[i]] = labels[i];
        return all;
    }
}
