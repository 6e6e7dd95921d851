using ClusterTools.Series.Stores;

namespace ClusterTools.Series;

/// <summary>Makes the sets that come of others: what is known of the records and values goes along.</summary>
internal static class DerivedSeries
{
    /// <summary>Other values of the same records.</summary>
    /// <param name="set">The set it came of.</param>
    /// <param name="store">The new values.</param>
    /// <param name="transform">What was done.</param>
    /// <param name="warnings">The warnings of the new set.</param>
    /// <param name="index">The index of the new values; null: that of before, or 0, 1, 2 … where their number differs.</param>
    public static SeriesSet SameRecords(SeriesSet set, SeriesStore store, SeriesTransform transform, IReadOnlyList<DataWarning> warnings, double[]? index = null) =>
        new(store, set.Shape, set.IsComplete ? null : set.Positions)
        {
            Index = index ?? (store.Length == set.Length ? set.Index : null!),
            ValueNames = transform.NamesAfter(set.ValueNames),
            Truth = set.Truth,
            History = [.. set.History, .. transform.Steps],
            Warnings = warnings,
            Pipeline = set.Pipeline.Then(transform),
        };

    /// <summary>The values of some of the records.</summary>
    public static SeriesSet SomeRecords(SeriesSet set, SeriesStore store, int[] records, ProvenanceStep step, IReadOnlyList<DataWarning> warnings) =>
        SomeRecords(set, store, records, [.. set.History, step], warnings);

    /// <summary>Some of the records as they are, for a step that looks at no others.</summary>
    public static SeriesSet SomeRecords(SeriesSet set, SeriesStore store, int[] records) => SomeRecords(set, store, records, set.History, set.Warnings);

    private static SeriesSet SomeRecords(SeriesSet set, SeriesStore store, int[] records, IReadOnlyList<ProvenanceStep> history, IReadOnlyList<DataWarning> warnings)
    {
        int[]? truth = set.Truth;
        return new SeriesSet(store, set.Shape, Array.ConvertAll(records, r => set.Positions[r]))
        {
            Index = set.Index,
            ValueNames = set.ValueNames,
            Truth = truth is null ? null : Array.ConvertAll(records, r => truth[r]),
            History = history,
            Warnings = warnings,
            Pipeline = set.Pipeline,
        };
    }
}
