namespace ClusterTools.Files;

/// <summary>Renames a finished file onto its target.</summary>
internal static class FileReplace
{
    public static void Move(string source, string target, bool overwrite)
    {
        // File.Replace is atomic for the file system; File.Move never overwrites on this target.
        if (overwrite && File.Exists(target))
            File.Replace(source, target, destinationBackupFileName: null);
        else
            File.Move(source, target);
    }
}
