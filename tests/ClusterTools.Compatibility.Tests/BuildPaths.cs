using System.Reflection;

namespace ClusterTools.Compatibility.Tests;

/// <summary>Where the build put what these tests read.</summary>
internal static class BuildPaths
{
    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string NetFramework => Metadata("NetFramework");

    /// <summary>The reference assembly of Windows PowerShell 5.1.</summary>
    public static string PowerShellStandard => Metadata("PowerShellStandard");

    /// <summary>The engine's tests as a program for .NET Framework.</summary>
    public static string NetFrameworkTests => Metadata("NetFrameworkTests");

    /// <summary>What the module ships for a target.</summary>
    public static string ModuleBinaries(string target) => Path.Combine(Metadata("ModuleBinaries"), target);

    private static string Metadata(string key) =>
        Path.GetFullPath(typeof(BuildPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!);
}
