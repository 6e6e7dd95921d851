using System.Diagnostics;
using System.Xml.Linq;

namespace ClusterTools.Compatibility.Tests;

/// <summary>Runs the engine's tests as a program for .NET Framework, and reads what it reports.</summary>
internal static class FrameworkTestRun
{
    /// <summary>Some twenty times as long as the tests take on two cores: only a hang gets there.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(20);

    /// <summary>One row a test; a failed one where the program did not get to its end.</summary>
    public static async Task<IReadOnlyCollection<TheoryDataRow<FrameworkTestResult>>> RunAsync()
    {
        var (runtime, reason) = FrameworkRuntime.Find(BuildPaths.NetFrameworkTests);
        if (runtime is null)
            return [Row(new FrameworkTestResult("all tests"), skip: reason)];

        string report = Path.GetTempFileName();
        try
        {
            string end = await RunProcessAsync(runtime, report);
            return ReadRows(report, end);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <returns>How the process ended and the last that it wrote, for where it ended too early.</returns>
    private static async Task<string> RunProcessAsync(FrameworkRuntime runtime, string report)
    {
        // The tests of large work take longer than all others without vector instructions.
        var start = new ProcessStartInfo(runtime.Program, [.. runtime.Arguments, "-trait-", "Work=Large", "-xml", report, "-noLogo", "-noColor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Left to this process by the one that runs the tests, and not meant for another runtime.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MONO_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var said = new Queue<string>();
        var output = CollectAsync(process.StandardOutput, said);
        var error = CollectAsync(process.StandardError, said);
        using var limit = new CancellationTokenSource(HangLimit);
        string end;
        try
        {
            await process.WaitForExitAsync(limit.Token);
            end = $"The process ended with exit code {process.ExitCode}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            end = $"The process did not end within {HangLimit.TotalMinutes} minutes and was killed";
        }

        await Task.WhenAll(output, error);
        return $"{end}. The last lines that it wrote:\n{string.Join('\n', said)}";
    }

    /// <summary>Reads to the end, so that the process never waits for a reader, and keeps the last lines.</summary>
    private static async Task CollectAsync(StreamReader reader, Queue<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > 30)
                    lines.Dequeue();
            }
        }
    }

    private static List<TheoryDataRow<FrameworkTestResult>> ReadRows(string report, string end)
    {
        // Written at the end only.
        if (new FileInfo(report).Length == 0)
            return [Row(new FrameworkTestResult("all tests", end))];
        var assembly = XDocument.Load(report).Descendants("assembly").Single();
        string environment = (string)assembly.Attribute("environment")!;
        var rows = assembly.Descendants("test").Select(test => ToRow(test, environment)).ToList();
        rows.AddRange(assembly.Elements("errors").Elements("error").Select(error =>
            Row(new FrameworkTestResult($"{error.Attribute("type")?.Value} {error.Attribute("name")?.Value}", (string?)error.Element("failure")?.Element("message") ?? "", (string?)error.Element("failure")?.Element("stack-trace")))));
        return rows.Count > 0 ? rows : [Row(new FrameworkTestResult("all tests", $"None ran. {end}"))];
    }

    private static TheoryDataRow<FrameworkTestResult> ToRow(XElement test, string environment)
    {
        string name = (string)test.Attribute("name")!;
        return (string)test.Attribute("result")! switch
        {
            "Pass" => Row(new FrameworkTestResult(name)),
            "Skip" => Row(new FrameworkTestResult(name), skip: (string?)test.Element("reason") ?? "Skipped."),
            _ => Row(new FrameworkTestResult(name, $"{(string?)test.Element("failure")?.Element("message")}\nRun by {environment}.", (string?)test.Element("failure")?.Element("stack-trace"))),
        };
    }

    private static TheoryDataRow<FrameworkTestResult> Row(FrameworkTestResult result, string? skip = null) =>
        new(result) { TestDisplayName = $"net472 | {result.Name}", Label = "", Skip = skip };
}
