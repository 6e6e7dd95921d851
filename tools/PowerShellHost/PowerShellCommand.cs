using System.Diagnostics;

namespace ClusterTools.PowerShellHost;

/// <summary>How a PowerShell 7 is started: a program of its own, or a .NET tool that <c>dotnet</c> runs.</summary>
/// <param name="FileName">The program to start.</param>
/// <param name="LeadingArguments">Arguments that come before those of <c>pwsh</c>; none for a program of its own.</param>
/// <param name="Version">The version of PowerShell.</param>
/// <param name="RuntimeVersion">The version of .NET that it runs on.</param>
public sealed record PowerShellCommand(string FileName, IReadOnlyList<string> LeadingArguments, Version Version, Version RuntimeVersion)
{
    /// <summary>Whether this PowerShell loads the module's build for a target: every 7.x the one for netstandard2.0, from 7.6 on that for net10.0, too.</summary>
    /// <param name="target"><c>net10.0</c> or <c>netstandard2.0</c>.</param>
    public bool Loads(string target) => target == "netstandard2.0" || RuntimeVersion.Major >= 10;

    /// <summary>What <see cref="Process.Start(ProcessStartInfo)"/> takes to run it without a profile, in the current folder and on the current console.</summary>
    /// <param name="arguments">Arguments of <c>pwsh</c> after <c>-NoProfile</c>, one each, unquoted.</param>
    public ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments) =>
        new(FileName, [.. LeadingArguments, "-NoLogo", "-NoProfile", .. arguments]) { UseShellExecute = false };
}
