using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Metrics;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Evaluation;

/// <summary>The records of a clustering, as they were read, with the label, distance and similarity or probability of each.</summary>
public sealed class ClusterTable
{
    private ClusterTable(SeriesSet records, int[] labels)
    {
        Records = records;
        Labels = labels;
    }

    /// <summary>The records with their values before any transform, if these are known.</summary>
    public SeriesSet Records { get; }

    /// <summary>The cluster of each record; −1 for a record that was left out of the fit.</summary>
    public int[] Labels { get; }

    /// <summary>The distance of each record from its cluster centre; NaN for a record without a cluster.</summary>
    public required double[] Distance { get; init; }

    /// <summary>Pearson's correlation of each record with its cluster centre, NaN for a record without a cluster; null for a clustering without them.</summary>
    public double[]? Similarity { get; private init; }

    /// <summary>The probability that each record belongs to its cluster; null for a clustering without them.</summary>
    public double[]? Probability { get; private init; }

    /// <summary>Creates the table of a fit, an assignment or a tree.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ClusterTable Of(IClustering clustering, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        execution ??= ExecutionOptions.Default;
        if (clustering is ClusterCountSearchResult search)
            clustering = search.Best;
        var assignment = clustering as ClusterAssignment;
        var source = assignment?.Source ?? clustering.Series;
        double[] distance = assignment?.Distance ?? Array.ConvertAll(ClusterSummary.SquaredDistances(clustering, execution), Math.Sqrt);
        return new ClusterTable(source.Original ?? source, clustering.Labels)
        {
            Distance = Labelled(distance, clustering.Labels)!,
            Similarity = Labelled(assignment?.Similarity ?? (clustering is KMeansResult or MixtureResult ? Similarities(clustering, execution) : null), clustering.Labels),
            Probability = Labelled((clustering as IProbabilisticClustering)?.LabelProbabilities, clustering.Labels),
        };
    }

    /// <summary>Pearson's correlation of each record with its cluster centre; 0 for a record without a cluster.</summary>
    internal static double[] Similarities(IClustering clustering, ExecutionOptions execution)
    {
        if (clustering.ClusterCount == 0)
            return new double[clustering.Labels.Length];
        var labelled = LabelledRecords.Of(clustering);
        double[] similarity = PearsonSimilarity.Compute(labelled.Series, labelled.Labels, clustering.Centroids, execution);
        if (labelled is not LabelledRecords some)
            return similarity;
        var all = new double[clustering.Labels.Length];
        for (int i = 0; i < similarity.Length; i++)
            all[some.Records[i]] = similarity[i];
        return all;
    }

    private static double[]? Labelled(double[]? values, int[] labels)
    {
        if (values is null || Array.IndexOf(labels, LabelledRecords.None) < 0)
            return values;
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = labels[i] == LabelledRecords.None ? double.NaN : values[i];
        return result;
    }
}
