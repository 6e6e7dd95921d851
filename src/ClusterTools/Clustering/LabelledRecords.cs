using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>The subset of a clustering without the records that were left out of the fit (label −1).</summary>
internal class LabelledRecords : IClustering
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

    /// <summary>Their indices in the whole set.</summary>
    public int[] Records { get; }

    /// <inheritdoc/>
    public SeriesSet Series { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <inheritdoc/>
    public int ClusterCount { get; }

    /// <inheritdoc/>
    public double[][] Centroids { get; }

    /// <summary>The clustering of the records that have a cluster: the same object if all have.</summary>
    /// <exception cref="ArgumentException">No record has a cluster.</exception>
    public static IClustering Of(IClustering clustering) => Of(clustering, clustering.Labels);

    /// <summary>The clustering of the records with finite values, those without a cluster included: the same object if all are finite.</summary>
    public static IClustering OfFinite(IClustering clustering, ExecutionOptions execution) =>
        FiniteRecords.Find(clustering.Series.Store, execution) is { } records ? new LabelledRecords(clustering, records) : clustering;

    /// <summary>The clustering of the records that have a cluster both here and in another labelling.</summary>
    public static IClustering Of(IClustering clustering, int[] others)
    {
        int[] labels = clustering.Labels;
        if (labels.Length != clustering.Series.Count || (Array.IndexOf(labels, None) < 0 && Array.IndexOf(others, None) < 0))
            return clustering;
        if (clustering.ClusterCount == 0)
            throw new ArgumentException(SR.NoRecordLabelled);
        int[] records = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] != None && others[i] != None)];
        return clustering is IProbabilisticClustering probable ? new WithProbabilities(probable, records) : new LabelledRecords(clustering, records);
    }

    /// <summary>Expands the labels of a subset to all records; the others get −1.</summary>
    /// <param name="labels">The labels of the subset.</param>
    /// <param name="records">The indices of its records in the whole set.</param>
    /// <param name="count">The number of records in the whole set.</param>
    public static int[] Spread(int[] labels, int[] records, int count)
    {
        var all = new int[count];
        all.AsSpan().Fill(None);
        for (int i = 0; i < records.Length; i++)
            all[records[i]] = labels[i];
        return all;
    }

    /// <summary>The subset of a clustering with probabilities.</summary>
    private sealed class WithProbabilities(IProbabilisticClustering whole, int[] records) : LabelledRecords(whole, records), IProbabilisticClustering
    {
        /// <inheritdoc/>
        public double[] LabelProbabilities { get; } = Array.ConvertAll(records, r => whole.LabelProbabilities[r]);
    }
}
