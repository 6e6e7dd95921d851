using ClusterTools.Files;

namespace ClusterTools.Formats.Thunder;

/// <summary>What the folders of Thunder's series and images have in common: conf.json, any number of .bin files, and an empty file SUCCESS when all was written.</summary>
internal static class ThunderFolder
{
    /// <summary>Whether a folder has a conf.json and .bin files.</summary>
    public static bool IsOne(string path) => File.Exists(Path.Combine(path, ThunderConfig.FileName)) && DataFiles(path).Count > 0;

    /// <summary>The .bin files in the order of their names, numbers by their value.</summary>
    public static List<string> DataFiles(string path)
    {
        var files = Directory.EnumerateFiles(path).Where(f => f.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)).ToList();
        files.Sort(NaturalPathComparer.Instance);
        return files;
    }

    /// <summary>Writes a folder, whole or not at all.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="overwrite">Whether an existing folder is replaced, if it contains such data and nothing else.</param>
    /// <param name="config">The text of conf.json.</param>
    /// <param name="write">Writes the .bin files into the folder whose path it receives.</param>
    public static void Write(string path, bool overwrite, byte[] config, Action<string> write) =>
        WholeFolder.Write(path, overwrite, IsOwnFile, folder =>
        {
            write(folder);
            WholeFile.Write(Path.Combine(folder, ThunderConfig.FileName), overwrite: false, stream => stream.Write(config, 0, config.Length));
            WholeFile.Write(Path.Combine(folder, "SUCCESS"), overwrite: false, _ => { });
        });

    /// <summary>Checks before any work that a folder can be written.</summary>
    public static void RequireWritable(string path, bool overwrite) => WholeFolder.RequireWritable(path, overwrite, IsOwnFile);

    private static bool IsOwnFile(string name) =>
        name is ThunderConfig.FileName or "SUCCESS" or "_SUCCESS" || name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);
}
