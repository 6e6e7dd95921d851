using ClusterTools.Series.Stores;

namespace ClusterTools.Formats.Records;

/// <summary>The first entry of the history of a set that was read.</summary>
internal static class ImportStep
{
    /// <summary>The entry for a file or folder and the values that were found in it.</summary>
    public static ProvenanceStep Of(string path, SeriesStore store) =>
        new("import", string.Format(SR.HistoryImportSeries, Path.GetFileName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar)), store.Count, store.Length, store.ElementType));
}
