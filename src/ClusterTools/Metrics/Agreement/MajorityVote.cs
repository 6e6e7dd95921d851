namespace ClusterTools.Metrics.Agreement;

/// <summary>Clusters as a classifier: each cluster stands for the class that most of its records have.</summary>
/// <remarks>A tie goes to the lowest class; a cluster without records stands for class 0. There may be more clusters than classes, and fewer.</remarks>
public sealed class MajorityVote
{
    private MajorityVote(int[] classOfCluster) => ClassOfCluster = classOfCluster;

    /// <summary>The class that each cluster stands for.</summary>
    public int[] ClassOfCluster { get; }

    /// <summary>Lets the records of each cluster vote.</summary>
    /// <param name="labels">The cluster of each record, 0 or more.</param>
    /// <param name="classes">The true class of each record.</param>
    /// <param name="clusterCount">The clusters, where some at the end may be empty; 0: up to the largest label.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or a label is not from 0 to <paramref name="clusterCount"/> − 1.</exception>
    public static MajorityVote Fit(int[] labels, int[] classes, int clusterCount = 0)
    {
        LabelPair.Require(labels, nameof(labels), classes, nameof(classes));
        int count = clusterCount > 0 ? clusterCount : labels.Max() + 1;
        foreach (int label in labels)
            RequireLabel(label, count);
        var assignment = new int[count];
        var votes = new int[count];
        // The cells come by class in ascending order, so that the first of equal counts is the lowest class.
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

    /// <summary>The class that each record gets through its cluster.</summary>
    /// <exception cref="ArgumentException">There is no such cluster.</exception>
    public int[] Predict(int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Array.ConvertAll(labels, label =>
        {
            RequireLabel(label, ClassOfCluster.Length);
            return ClassOfCluster[label];
        });
    }

    /// <summary>The true classes against those that the clusters give; with the accuracy.</summary>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or there is no such cluster.</exception>
    public ConfusionMatrix Evaluate(int[] labels, int[] classes) => new(classes, Predict(labels));

    /// <inheritdoc/>
    public override string ToString() => $"MajorityVote of {ClassOfCluster.Length} clusters";

    private static void RequireLabel(int label, int clusterCount)
    {
        if (label < 0 || label >= clusterCount)
            throw new ArgumentException(string.Format(SR.IndexOutOfRange, "cluster", label, clusterCount - 1));
    }
}
