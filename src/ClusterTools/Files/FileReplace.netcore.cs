namespace ClusterTools.Files;

/// <summary>Renames a finished file onto its target.</summary>
internal static class FileReplace
{
    public static void Move(string source, string target, bool overwrite) => File.Move(source, target, overwrite);
}
