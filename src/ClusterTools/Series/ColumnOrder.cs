using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Reorders columns by name to match a model.</summary>
internal static class ColumnOrder
{
    private const int MostNamed = 10;

    /// <summary>The set with its columns reordered to match <paramref name="names"/>; the set itself if they already match, or if either side has no names.</summary>
    /// <exception cref="ArgumentException">The column names of the set differ from <paramref name="names"/>.</exception>
    public static SeriesSet Align(SeriesSet set, IReadOnlyList<string>? names, ExecutionOptions? execution)
    {
        if (names is null || set.ValueNames is not { } own || own.SequenceEqual(names, StringComparer.Ordinal))
            return set;
        string[] missing = [.. names.Except(own, StringComparer.Ordinal)];
        string[] unknown = [.. own.Except(names, StringComparer.Ordinal)];
        if (missing.Length > 0 || unknown.Length > 0)
            throw new ArgumentException(string.Format(SR.ColumnsOther, Listed(own), Listed(names)));
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < own.Count; i++)
            places[own[i]] = i;
        // A duplicate name is ambiguous.
        if (places.Count != own.Count || own.Count != names.Count)
            throw new ArgumentException(string.Format(SR.ColumnsRepeated, Listed(own), Listed(names)));
        int[] order = [.. names.Select(name => places[name])];
        return new SeriesSet(Reorder(set.Store, order, execution ?? ExecutionOptions.Default), set.Shape, set.IsComplete ? null : set.Positions)
        {
            // The default index 0, 1, 2 ... stays in order; any other index moves with its columns.
            Index = set.Index.SequenceEqual(Enumerable.Range(0, set.Length).Select(i => (double)i)) ? set.Index : Array.ConvertAll(order, i => set.Index[i]),
            ValueNames = names,
            Truth = set.Truth,
            History = [.. set.History, new ProvenanceStep("order columns", string.Join(", ", names))],
            Warnings = set.Warnings,
            SourceObjects = set.SourceObjects,
            Original = set.Original,
            Pipeline = set.Pipeline.Transforms.Count == 0 ? null! : set.Pipeline,
        };
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" … ({names.Count})" : "");

    private static SeriesStore Reorder(SeriesStore store, int[] order, ExecutionOptions execution)
    {
        var buffer = SeriesBuffer.Create(store.ElementType, store.Count, store.Length);
        int size = store.ElementType.Size();
        int recordBytes = checked(store.Length * size);
        int rows = Math.Max(1, (1 << 17) / recordBytes);
        ChunkedParallel.For(ChunkedParallel.ChunkCount(store.Count, rows), execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, store.Count - first);
            StoredColumns.Copy(store.GetBytes(first, count), store.Length, size, order, buffer.GetBytes(first, count));
        });
        return buffer.ToStore();
    }
}
