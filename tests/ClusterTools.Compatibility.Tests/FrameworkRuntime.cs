using System.ComponentModel;
using System.Diagnostics;

namespace ClusterTools.Compatibility.Tests;

/// <summary>What runs programs for .NET Framework here: Windows itself, or Mono.</summary>
/// <param name="Program">The program to start.</param>
/// <param name="Arguments">Its first arguments.</param>
internal sealed record FrameworkRuntime(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The runtime, or why there is none.</summary>
    public static (FrameworkRuntime? Runtime, string Reason) Find(string executable)
    {
        if (OperatingSystem.IsWindows())
            return (new(executable, []), "");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("mono", ["--version"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            return (null, "Mono, which runs programs for .NET Framework, is not installed; Debian's package mono-devel has what is needed.");
        }

        return LoadsNetStandard()
            ? (new("mono", [executable]), "")
            : (null, "Mono is installed without the assembly netstandard, which libraries for .NET Standard refer to; Debian's package mono-devel has it.");
    }

    /// <summary>Whether Mono's own assemblies include the one named netstandard: it lies below the folder whose parent has the program.</summary>
    private static bool LoadsNetStandard() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "mono"))
            .Where(File.Exists)
            .Select(file => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file)
            .Any(file => File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "..", "lib", "mono", "4.5", "Facades", "netstandard.dll")));
}
