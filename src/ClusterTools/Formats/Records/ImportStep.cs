using ClusterTools.Series.Stores;

namespace ClusterTools.Formats.Records;

/// <summary>The first entry of the history of a set that was read.</summary>
internal static class ImportStep
{
    /// <summary>The entry for a stack of images: how many files, the names of the first and the last, and what they hold.</summary>
    /// <param name="paths">The files in their order.</param>
    /// <param name="frames">The number of frames.</param>
    /// <param name="shape">The shape and the type of a frame.</param>
    public static ProvenanceStep OfImages(IReadOnlyList<string> paths, int frames, object shape)
    {
        string first = Name(paths[0]), last = Name(paths[paths.Count - 1]);
        string names = paths.Count switch
        {
            1 => first,
            2 => $"{first}, {last}",
            _ => $"{first} to {last}",
        };
        return new("import", string.Format(SR.HistoryImport, paths.Count, paths.Count == 1 ? "" : "s", names, frames, frames == 1 ? "" : "s", shape));
    }

    /// <summary>The entry for a file or folder and the values that were found in it.</summary>
    public static ProvenanceStep Of(string path, SeriesStore store) =>
        new("import", string.Format(SR.HistoryImportSeries, Name(path), store.Count, store.Length, store.ElementType));

    private static string Name(string path) => Path.GetFileName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar));
}
