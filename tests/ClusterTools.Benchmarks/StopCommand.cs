using System.Diagnostics;
using ClusterTools.PowerShellHost;

namespace ClusterTools.Benchmarks;

/// <summary>How soon each cmdlet that can run for long responds to Ctrl+C, in a separate PowerShell.</summary>
internal static class StopCommand
{
    /// <summary>Prints the median and the maximum of the times from the request to the end of the pipeline.</summary>
    public static int Run(string[] rest)
    {
        var options = CommandOptions.Parse(rest);
        string script = Path.Combine(PowerShellLocator.RepositoryRoot, "tests", "ClusterTools.Benchmarks", "Measure-Stop.ps1");
        PowerShellCommand shell;
        try
        {
            shell = PowerShellLocator.Find();
        }
        catch (PowerShellNotFoundException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine($"{PeerProcess.Processor()}, {Environment.ProcessorCount} threads, {DateTime.UtcNow:yyyy-MM-dd}, PowerShell {shell.Version} on .NET {shell.RuntimeVersion}");
        using var process = Process.Start(shell.CreateStartInfo("-File", script, "-Times", options.GetValueOrDefault("-times", "10"), "-Only", options.GetValueOrDefault("-only", "*")))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
