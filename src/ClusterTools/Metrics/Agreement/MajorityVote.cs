namespace ClusterTools.Metrics.Agreement;

/// <summary>Clusters as a classifier: each cluster predicts the most frequent class of its records.</summary>
/// <remarks>Ties go to the lowest class; an empty cluster predicts class 0. The number of clusters may differ from that of classes.</remarks>
public sealed class MajorityVote
{
    private MajorityVote(int[] classOfCluster) => ClassOfCluster = classOfCluster;

    /// <summary>The class that each cluster predicts.</summary>
    public int[] ClassOfCluster { get; }

    /// <summary>Determines the majority class of each cluster.</summary>
    /// <param name="labels">The cluster of each record, 0 or more.</param>
    /// <param name="classes">The true class of each record.</param>
    /// <param name="clusterCount">The number of clusters, of which the last may be empty; 0 for the largest label + 1.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or a label is not from 0 to <paramref name="clusterCount"/> − 1.</exception>
    public static MajorityVote Fit(int[] labels, int[] classes, int clusterCount = 0)
    {
        LabelPair.Require(labels, nameof(labels), classes, nameof(classes));
        int count = clusterCount > 0 ? clusterCount : labels.Max() + 1;
        foreach (int label in labels)
            RequireLabel(label, count);
        var assignment = new int[count];
        var votes = new int[count];
        // Cells are sorted by class, so that the first of equal counts has the lowest class.
        var table = new ContingencyTable(classes, labels);
        foreach (var (row, column, records) in table.Cells)
        {
            int cluster = table.ColumnLabels[column];
            if (records > votes[cluster])
            {
                votes[cluster] = records;
                assignment[cluster] = table.RowLabels[row];
            }
        }

        return new MajorityVote(assignment);
    }

    /// <summary>Predicts the class of each record from its cluster.</summary>
    /// <exception cref="ArgumentException">A label is not a known cluster.</exception>
    public int[] Predict(int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Array.ConvertAll(labels, label =>
        {
            RequireLabel(label, ClassOfCluster.Length);
            return ClassOfCluster[label];
        });
    }

    /// <summary>The confusion matrix of the true and the predicted classes; includes the accuracy.</summary>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or a label is not a known cluster.</exception>
    public ConfusionMatrix Evaluate(int[] labels, int[] classes) => new(classes, Predict(labels));

    /// <inheritdoc/>
    public override string ToString() => $"MajorityVote of {ClassOfCluster.Length} clusters";

    private static void RequireLabel(int label, int clusterCount)
    {
        if (label < 0 || label >= clusterCount)
            throw new ArgumentException(string.Format(SR.IndexOutOfRange, "cluster", label, clusterCount - 1));
    }
}
