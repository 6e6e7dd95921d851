using ClusterTools.Metrics;
using ClusterTools.Series;

namespace ClusterTools.Clustering;

/// <summary>The cluster that a model assigns to each record of a set.</summary>
public class ClusterAssignment : IClustering
{
    /// <summary>Creates an assignment from its parts.</summary>
    public ClusterAssignment(SeriesSet series, int[] labels, double[][] centroids)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(centroids);
        Series = series;
        Labels = labels;
        Centroids = centroids;
    }

    /// <summary>The records, as the model compares them.</summary>
    public SeriesSet Series { get; }

    /// <inheritdoc/>
    public int[] Labels { get; }

    /// <inheritdoc/>
    public int ClusterCount => Centroids.Length;

    /// <inheritdoc/>
    public double[][] Centroids { get; }

    /// <summary>The Euclidean distance of each record from its cluster centre.</summary>
    public required double[] Distance { get; init; }

    /// <summary>Pearson's correlation of each record with its cluster centre; 0 for a constant record.</summary>
    public required double[] Similarity { get; init; }

    /// <summary>The set that was given: that of <see cref="Series"/>, or the one that it was prepared from.</summary>
    public SeriesSet Source { get => field ?? Series; init; }

    /// <summary>What its user should know: that the series were prepared first, or were prepared differently from those of the model.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init => field = value.ToArray(); } = [];

    /// <summary>Whether the centroids are directions, because the model's distance is an angle.</summary>
    internal bool ComparesDirections { get; init; }

    /// <summary>The number of records in each cluster.</summary>
    public int[] Sizes
    {
        get
        {
            var sizes = new int[ClusterCount];
            foreach (int label in Labels)
                sizes[label]++;
            return sizes;
        }
    }

    /// <summary>The sum of the squared distances: the inertia of these labels.</summary>
    public double Inertia
    {
        get
        {
            double sum = 0;
            foreach (double d in Distance)
                sum += d * d;
            return sum;
        }
    }

    /// <summary>The model error: the sum of squared distances over the records; the same as <see cref="Inertia"/>.</summary>
    public double ModelError => Inertia;

    /// <summary>The similarity error: 1 / Σ r, with r the <see cref="Similarity"/> of each record, negative ones included.</summary>
    public double SimilarityError => PearsonSimilarity.Error(Similarity);

    /// <inheritdoc/>
    public override string ToString() => $"ClusterAssignment of {Labels.Length} records to {ClusterCount} clusters";
}
