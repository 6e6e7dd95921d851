using System.Diagnostics;
using System.Text.Json;

namespace ClusterTools.Benchmarks;

/// <summary>scikit-learn, in a Python process that times its own fit.</summary>
internal static class PeerProcess
{
    private const string Python = "/usr/bin/python3";

    /// <summary>The peers' script next to the checkout; null if it or Python is missing.</summary>
    public static string? FindScript()
    {
        string script = Path.Combine(Checkout(), "..", "shared", "peers", "peer.py");
        return File.Exists(script) && File.Exists(Python) ? script : null;
    }

    /// <summary>Runs a script and reads the JSON that it prints.</summary>
    public static JsonElement Run(string script, params string[] arguments)
    {
        // Its error stream (warnings of fits that stop before convergence) does not belong in the table.
        var start = new ProcessStartInfo(Python, [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonDocument.Parse(output).RootElement
            : throw new InvalidOperationException($"The peer ended with code {process.ExitCode}: {errors.Result}");
    }

    /// <summary>Runs a script of this project and reads the JSON that it prints.</summary>
    public static JsonElement RunOwn(string name, params string[] arguments) =>
        Run(Path.Combine(Checkout(), "tests", "ClusterTools.Benchmarks", "peers", name), arguments);

    /// <summary>The process that runs a script of this project; null if Python is missing.</summary>
    public static ProcessStartInfo? StartOwn(string name, params string[] arguments) =>
        File.Exists(Python) ? new ProcessStartInfo(Python, [Path.Combine(Checkout(), "tests", "ClusterTools.Benchmarks", "peers", name), .. arguments]) : null;

    /// <summary>Generates the workloads in the temporary folder, once; null if there is no script to generate them.</summary>
    public static string? MakeWorkloads()
    {
        if (FindScript() is not { } script)
            return null;
        string folder = Path.Combine(Path.GetTempPath(), "clustertools-workloads");
        if (!Directory.Exists(folder))
        {
            using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Path.GetDirectoryName(script)!, "workloads.py"), folder]))!;
            process.WaitForExit();
        }

        return folder;
    }

    /// <summary>The processor's name, where the system provides it.</summary>
    public static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        string? line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown processor";
    }

    /// <summary>The folder of the checkout that this was built in.</summary>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClusterTools.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
