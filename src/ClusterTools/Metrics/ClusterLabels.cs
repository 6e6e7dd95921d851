using ClusterTools.Series;

namespace ClusterTools.Metrics;

/// <summary>Checks that labels form clusters for which separation scores are defined.</summary>
internal static class ClusterLabels
{
    /// <summary>The label of a record that was left out.</summary>
    public const int None = -1;

    /// <exception cref="ArgumentException">The number of labels is not the number of records, or there are not 2 to n − 1 clusters.</exception>
    public static LabelCode Require(SeriesSet set, int[] labels)
    {
        if (set is null)
            throw new ArgumentNullException(nameof(set));
        if (labels is null)
            throw new ArgumentNullException(nameof(labels));
        if (labels.Length != set.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(labels), labels.Length, set.Count));
        var code = new LabelCode(labels);
        if (code.Distinct.Length < 2 || code.Distinct.Length >= labels.Length)
            throw new ArgumentException(string.Format(SR.ClusterCountForScore, code.Distinct.Length, labels.Length));
        return code;
    }
}
