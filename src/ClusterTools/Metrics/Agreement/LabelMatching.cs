namespace ClusterTools.Metrics.Agreement;

/// <summary>Numbers the clusters of one clustering like those of another that they share the most records with (the Hungarian method), so that maps of both get the same colours.</summary>
public sealed class LabelMatching
{
    private LabelMatching(int[] mapping, int[] labels, int matched)
    {
        Mapping = mapping;
        Labels = labels;
        MatchedRecords = matched;
    }

    /// <summary>The new number of each cluster. A cluster without a partner gets a number of its own, above those of the reference.</summary>
    public int[] Mapping { get; }

    /// <summary>The new label of each record.</summary>
    public int[] Labels { get; }

    /// <summary>Records whose new label is that of the reference: as many as any numbering could reach.</summary>
    public int MatchedRecords { get; }

    /// <summary>The part of the records whose new label is that of the reference.</summary>
    public double Agreement => (double)MatchedRecords / Labels.Length;

    /// <summary>Matches clusters.</summary>
    /// <param name="reference">The label of each record that the numbers are to follow, 0 or more.</param>
    /// <param name="labels">The label of each record that is to be renumbered, 0 or more.</param>
    /// <param name="referenceCount">Clusters of the reference, where some at the end may be empty; 0: up to the largest label.</param>
    /// <param name="clusterCount">Clusters that are renumbered; 0: up to the largest label.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty, or there is no such cluster.</exception>
    public static LabelMatching Match(int[] reference, int[] labels, int referenceCount = 0, int clusterCount = 0)
    {
        LabelPair.Require(reference, nameof(reference), labels, nameof(labels));
        int rows = Count(labels, clusterCount);
        int columns = Count(reference, referenceCount);

        // Clusters without a partner are matched with columns that stand for none.
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
