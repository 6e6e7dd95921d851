using ClusterTools.Numerics.Statistics;
using ClusterTools.Series;
using ClusterTools.Series.Selection;
using ClusterTools.Threading;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The silhouette coefficient (Rousseeuw 1987) of every record: (b − a) / max(a, b), with a the mean Euclidean distance to the other records of its cluster, and b
/// that to the records of the nearest other cluster. The only record of a cluster scores 0.</summary>
/// <remarks>Exact: every distance is computed, once, in double, block by block; memory is some tens of megabytes plus a few numbers per record. Bit-identical for any
/// number of threads and any vector width.</remarks>
public sealed class Silhouette
{
    private Silhouette(double[] perRecord, int[] records, LabelCode code)
    {
        PerRecord = perRecord;
        Records = records;
        Clusters = code.Distinct;
        PerCluster = new double[Clusters.Length];
        double sum = 0;
        for (int i = 0; i < perRecord.Length; i++)
        {
            sum += perRecord[i];
            PerCluster[code.Codes[i]] += perRecord[i];
        }

        Mean = sum / perRecord.Length;
        for (int c = 0; c < PerCluster.Length; c++)
            PerCluster[c] /= code.Sizes[c];
    }

    /// <summary>The mean over all records.</summary>
    public double Mean { get; }

    /// <summary>The score of each record of <see cref="Records"/>, from −1 to 1.</summary>
    public double[] PerRecord { get; }

    /// <summary>The indices of the records that were scored: all, or those sampled, ascending.</summary>
    public int[] Records { get; }

    /// <summary>The mean score of each cluster of <see cref="Clusters"/>.</summary>
    public double[] PerCluster { get; }

    /// <summary>The labels of the clusters, ascending.</summary>
    public int[] Clusters { get; }

    /// <summary>Scores labels.</summary>
    /// <param name="set">The records.</param>
    /// <param name="labels">The cluster of each record.</param>
    /// <param name="options">Sampling options; null for all records.</param>
    /// <param name="execution">Threads, cancellation, progress.</param>
    /// <exception cref="ArgumentException">The number of labels is not the number of records, or there are not 2 to n − 1 clusters (in the sample).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sample is larger than the set.</exception>
    public static Silhouette Compute(SeriesSet set, int[] labels, SilhouetteOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(labels);
        execution ??= ExecutionOptions.Default;
        if (labels.Length != set.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(labels), labels.Length, set.Count));
        int[] records = [.. Enumerable.Range(0, set.Count)];
        if (options is { SampleSize: not 0 })
        {
            if (options.SampleSize < 1 || options.SampleSize > set.Count)
                throw new ArgumentOutOfRangeException(nameof(options), string.Format(SR.SampleOutOfRange, options.SampleSize, set.Count));
            records = new RandomSource(options.Seed).Sample(set.Count, options.SampleSize);
            Array.Sort(records);
            set = SeriesSelection.Records(set, records, execution);
            labels = Array.ConvertAll(records, r => labels[r]);
            int drawn = new LabelCode(labels).Distinct.Length;
            if (drawn < 2 || drawn == labels.Length)
                throw new ArgumentException(string.Format(SR.SampleWithoutSilhouette, labels.Length, drawn));
        }

        var code = ClusterLabels.Require(set, labels);
        return new Silhouette(new SilhouetteBlocks(set.Store, code).Run(execution), records, code);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Silhouette of {PerRecord.Length} records: mean {Mean:0.####}";
}
