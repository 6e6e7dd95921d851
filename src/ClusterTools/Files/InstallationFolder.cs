namespace ClusterTools.Files;

/// <summary>The folder with the assemblies that the engine needs and the decoders that were put beside it.</summary>
internal static class InstallationFolder
{
    /// <summary>The engine's own; of an engine that is compiled ahead for one kind of machine, the one above it, whose engine is for every machine. Empty where the engine
    /// comes from no file.</summary>
    public static string FullName { get; } = Find(typeof(InstallationFolder).Assembly.Location);

    internal static string Find(string assembly)
    {
        // The .NET Framework has no folder for an empty path: it throws.
        if (assembly.Length == 0 || Path.GetDirectoryName(assembly) is not { Length: > 0 } own)
            return string.Empty;
        string? above = Path.GetDirectoryName(own);
        return above is not null && File.Exists(Path.Combine(above, Path.GetFileName(assembly))) ? above : own;
    }
}
