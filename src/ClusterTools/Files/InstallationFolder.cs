namespace ClusterTools.Files;

/// <summary>The folder with the assemblies that the engine needs and any added decoders.</summary>
internal static class InstallationFolder
{
    /// <summary>The folder of the engine's assembly; for an engine compiled ahead of time for one platform, the parent folder, which holds the portable one. Empty if the
    /// assembly was not loaded from a file.</summary>
    public static string FullName { get; } = Find(typeof(InstallationFolder).Assembly.Location);

    internal static string Find(string assembly)
    {
        // .NET Framework throws for the folder of an empty path.
        if (assembly.Length == 0 || Path.GetDirectoryName(assembly) is not { Length: > 0 } own)
            return string.Empty;
        string? above = Path.GetDirectoryName(own);
        return above is not null && File.Exists(Path.Combine(above, Path.GetFileName(assembly))) ? above : own;
    }
}
