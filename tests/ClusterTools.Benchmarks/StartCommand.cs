using System.Diagnostics;
using System.Globalization;
using ClusterTools.PowerShellHost;

namespace ClusterTools.Benchmarks;

/// <summary>A complete run from a cold start, in a new process each time: the bare shell, the import, a first call, the first one-liner in both builds, and the same work
/// in Python. They alternate, so that a machine that gets slower slows all of them.</summary>
internal static class StartCommand
{
    /// <param name="folder">The movie, a folder of TIFFs.</param>
    /// <param name="rest"><c>-times</c>: the number of runs of each; <c>-module</c>: the manifest of the module to measure, by default that of the staged package, or else
    /// of the checkout.</param>
    public static int Run(string folder, string[] rest)
    {
        var options = CommandOptions.Parse(rest);
        int times = int.Parse(options.GetValueOrDefault("-times", "9"), CultureInfo.InvariantCulture);
        var shell = PowerShellLocator.Find();
        string manifest = Path.GetFullPath(options.GetValueOrDefault("-module") ?? FindModule());
        using var output = new TemporaryFolder();
        string map = Path.Combine(output.FullName, "map.png");
        string import = $"$ErrorActionPreference = 'Stop'; Import-Module '{Quote(manifest)}'";
        string read = $"Import-ImageStack '{Quote(Path.Combine(Path.GetFullPath(folder), "*.tif"))}'";
        string whole = $"{import}; {read} | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans -ClusterCount 20 -Seed 1 | "
            + $"Export-LabelMap '{Quote(map)}' -ColorBy Similarity -MaskBy Similarity -Force";

        var runs = new List<ColdRun> { new("bare shell", () => Shell("exit")) };
        foreach (string target in new[] { "net10.0", "netstandard2.0" }.Where(shell.Loads))
        {
            runs.Add(new($"Import-Module, {target}", () => Shell(import, target)));
            runs.Add(new($"and a first call (Import-ImageStack), {target}", () => Shell($"{import}; $null = {read}", target)));
            runs.Add(new($"the whole one-liner, {target}", () => Shell(whole, target)));
        }

        if (PeerProcess.StartOwn("map.py", folder, map) is { } python)
            runs.Add(new("the same in Python, scikit-learn", () => python));
        for (int i = 0; i < times; i++)
        {
            foreach (var run in runs)
                run.Measure();
        }

        Print(runs, times, $"PowerShell {shell.Version}; {manifest}");
        return 0;

        ProcessStartInfo Shell(string code, string target = "net10.0")
        {
            var start = shell.CreateStartInfo("-NonInteractive", "-Command", code);
            start.Environment["CLUSTERTOOLS_TARGET"] = target;
            return start;
        }
    }

    private static void Print(List<ColdRun> runs, int times, string what)
    {
        Console.WriteLine($"{PeerProcess.Processor()}, {Environment.ProcessorCount} threads, {DateTime.UtcNow:yyyy-MM-dd}, medians of {times}, alternating; {what}");
        double bare = runs[0].Seconds;
        double? python = runs[^1].Name.Contains("Python", StringComparison.Ordinal) ? runs[^1].Seconds : null;
        Console.WriteLine("| a new process each time | s | above the bare shell, s | CPU s | of Python's time |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var run in runs)
        {
            string above = run == runs[0] || run.Seconds == python ? "" : Number(run.Seconds - bare);
            string ratio = python is { } p ? Number(run.Seconds / p) : "";
            Console.WriteLine($"| {run.Name} | {Number(run.Seconds)} | {above} | {Number(run.ProcessorSeconds)} | {ratio} |");
        }
    }

    /// <summary>The package as staged by build.ps1 -Task Package, because that is what users run; without one, the checkout's own build.</summary>
    private static string FindModule()
    {
        string root = PowerShellLocator.RepositoryRoot;
        var staged = new DirectoryInfo(Path.Combine(root, "artifacts", "ClusterTools"));
        string? newest = staged.Exists ? staged.GetFiles("ClusterTools.psd1", SearchOption.AllDirectories).MaxBy(f => f.LastWriteTimeUtc)?.FullName : null;
        return newest ?? Path.Combine(root, "ClusterTools.psd1");
    }

    private static string Quote(string text) => text.Replace("'", "''");

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clustertools-start");

        public string FullName => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
