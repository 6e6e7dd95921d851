namespace ClusterTools.Metrics.Agreement;

/// <summary>Renumbers the clusters of one clustering to match those of another, so that as many records as possible agree (the Hungarian method) and maps of both get the
/// same colours.</summary>
public sealed class LabelMatching
{
    private LabelMatching(int[] mapping, int[] labels, int matched)
    {
        Mapping = mapping;
        Labels = labels;
        MatchedRecords = matched;
    }

    /// <summary>The new number of each cluster. An unmatched cluster gets a number of its own, above those of the reference.</summary>
    public int[] Mapping { get; }

    /// <summary>The new label of each record.</summary>
    public int[] Labels { get; }

    /// <summary>The number of records whose new label is that of the reference: the maximum over all renumberings.</summary>
    public int MatchedRecords { get; }

    /// <summary>The fraction of the records whose new label is that of the reference.</summary>
    public double Agreement => (double)MatchedRecords / Labels.Length;

    /// <summary>Matches the clusters of a labelling to those of a reference.</summary>
    /// <param name="reference">The reference label of each record, 0 or more.</param>
    /// <param name="labels">The label of each record to renumber, 0 or more.</param>
    /// <param name="referenceCount">The number of reference clusters, of which the last may be empty; 0 for the largest label + 1.</param>
    /// <param name="clusterCount">The number of clusters to renumber, of which the last may be empty; 0 for the largest label + 1.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or a label is out of range.</exception>
    public static LabelMatching Match(int[] reference, int[] labels, int referenceCount = 0, int clusterCount = 0)
    {
        LabelPair.Require(reference, nameof(reference), labels, nameof(labels));
        int rows = Count(labels, clusterCount);
        int columns = Count(reference, referenceCount);

        // Unmatched clusters are assigned to dummy columns.
        var cost = new long[rows, Math.Max(rows, columns)];
        for (int i = 0; i < labels.Length; i++)
            cost[labels[i], reference[i]]--;
        int[] mapping = HungarianMethod.Solve(cost);
        int next = columns;
        for (int k = 0; k < rows; k++)
        {
            if (mapping[k] >= columns)
                mapping[k] = next++;
        }

        int[] renumbered = Array.ConvertAll(labels, l => mapping[l]);
        int matched = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (renumbered[i] == reference[i])
                matched++;
        }

        return new LabelMatching(mapping, renumbered, matched);
    }

    /// <inheritdoc/>
    public override string ToString() => $"LabelMatching of {Mapping.Length} clusters: {MatchedRecords} of {Labels.Length} records agree";

    private static int Count(int[] labels, int count)
    {
        int most = count > 0 ? count : labels.Max() + 1;
        foreach (int label in labels)
        {
            if (label < 0 || label >= most)
                throw new ArgumentException(string.Format(SR.IndexOutOfRange, "cluster", label, most - 1));
        }

        return most;
    }
}
