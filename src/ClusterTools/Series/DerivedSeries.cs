using ClusterTools.Series.Stores;

namespace ClusterTools.Series;

/// <summary>Makes sets derived from other sets, carrying over the metadata of records and columns.</summary>
internal static class DerivedSeries
{
    /// <summary>New values for the same records.</summary>
    /// <param name="set">The source set.</param>
    /// <param name="store">The new values.</param>
    /// <param name="transform">The step that made them.</param>
    /// <param name="warnings">The warnings of the new set.</param>
    /// <param name="index">The index of the new values; null keeps the source's index, or restarts at 0, 1, 2 … if the length differs.</param>
    public static SeriesSet SameRecords(SeriesSet set, SeriesStore store, SeriesTransform transform, IReadOnlyList<DataWarning> warnings, double[]? index = null) =>
        new(store, set.Shape, set.IsComplete ? null : set.Positions)
        {
            Index = index ?? (store.Length == set.Length ? set.Index : null!),
            ValueNames = transform.NamesAfter(set.ValueNames),
            Truth = set.Truth,
            History = [.. set.History, .. transform.Steps],
            Warnings = warnings,
            Pipeline = set.Pipeline.Then(transform),
            SourceObjects = set.SourceObjects,
            Original = set.Original ?? (set.ValueNames is null || set.Store.IsInFile ? null : set),
        };

    /// <summary>A subset of the records, given a store that holds only them.</summary>
    public static SeriesSet SomeRecords(SeriesSet set, SeriesStore store, int[] records, ProvenanceStep step, IReadOnlyList<DataWarning> warnings) =>
        SomeRecords(set, store, records, [.. set.History, step], warnings);

    /// <summary>A subset of the records without a history entry, for internal steps that use only these records.</summary>
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
            SourceObjects = set.SourceObjects is { } objects ? Array.ConvertAll(records, r => objects[r]) : null,
            Original = set.Original is { } original ? SomeRecords(original, new SelectedSeriesStore(original.Store, records), records) : null,
        };
    }
}
