using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ClusterTools.Benchmarks;

/// <summary>scikit-learn, in a Python process that times its own fit.</summary>
internal static class PeerProcess
{
    private const string Python = "/usr/bin/python3";

    /// <summary>The peers' script beside the checkout; null where it or Python is missing.</summary>
    public static string? FindScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ClusterTools.slnx")))
            {
                string script = Path.Combine(folder.Parent!.FullName, "shared", "peers", "peer.py");
                return File.Exists(script) && File.Exists(Python) ? script : null;
            }
        }

        return null;
    }

    public static (double Seconds, double Inertia) KMeans(string script, string data, string centroids, int passes, string algorithm)
    {
        var start = new ProcessStartInfo(Python, [script, "kmeans", data, centroids, "--iterations", passes.ToString(CultureInfo.InvariantCulture), "--algorithm", algorithm, "--repeat", "1"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The peer ended with code {process.ExitCode}.");
        var result = JsonDocument.Parse(output).RootElement;
        return (result.GetProperty("seconds").GetDouble(), result.GetProperty("inertia").GetDouble());
    }

    /// <summary>Makes the workloads in the temporary folder, once; null where there is no script to make them.</summary>
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

    /// <summary>The processor's name, where the system tells it.</summary>
    public static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        string? line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown processor";
    }
}
