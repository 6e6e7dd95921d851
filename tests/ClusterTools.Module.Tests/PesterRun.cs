using System.Diagnostics;
using System.Text.Json;
using ClusterTools.PowerShellHost;

namespace ClusterTools.Module.Tests;

/// <summary>Runs all Pester files for one target in one PowerShell process: starting one a file would take longer than the tests.</summary>
internal static class PesterRun
{
    /// <summary>Some twenty times as long as the tests take on two cores: only a hang gets there.</summary>
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(40);

    private static readonly Lazy<PowerShellCommand> Shell = new(PowerShellLocator.Find);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One row a Pester test; a failed one for what failed outside of any test.</summary>
    public static async Task<IReadOnlyCollection<TheoryDataRow<PesterResult>>> RunAsync(string target)
    {
        try
        {
            var shell = Shell.Value;
            return shell.Loads(target)
                ? await RunAsync(shell, target)
                : [new(new PesterResult($"{target} | all files")) { TestDisplayName = $"{target} | all files", Label = "", Skip = $"PowerShell {shell.Version} runs on .NET {shell.RuntimeVersion}, which does not load this build; 7.6 and later do." }];
        }
        catch (PowerShellNotFoundException e)
        {
            return [Failure($"{target} | all files", e.Message)];
        }
    }

    private static async Task<IReadOnlyCollection<TheoryDataRow<PesterResult>>> RunAsync(PowerShellCommand shell, string target)
    {
        string resultPath = Path.GetTempFileName();
        try
        {
            string end = await RunProcessAsync(shell, target, resultPath);
            return ReadRows(target, File.ReadLines(resultPath), end);
        }
        finally
        {
            File.Delete(resultPath);
        }
    }

    /// <returns>How the process ended and the last that it said, for where it ended too early.</returns>
    private static async Task<string> RunProcessAsync(PowerShellCommand shell, string target, string resultPath)
    {
        string script = Path.Combine(PowerShellLocator.RepositoryRoot, "tests", "Invoke-PesterTest.ps1");
        var start = shell.CreateStartInfo("-NonInteractive", "-File", script, "-Target", target, "-ResultPath", resultPath);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // Code of a test runs a few times only: instrumenting it takes a quarter of the time of the tests.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
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

    private static List<TheoryDataRow<PesterResult>> ReadRows(string target, IEnumerable<string> lines, string end)
    {
        var rows = new List<TheoryDataRow<PesterResult>>();
        string? file = null;
        bool ended = false;
        int before = 0;
        void RequireResults()
        {
            if (file is not null && rows.Count == before)
                rows.Add(Failure($"{target} | {file}", "None of its tests ran."));
            before = rows.Count;
        }

        foreach (var line in lines.Select(line => JsonSerializer.Deserialize<PesterEvent>(line, Json)!))
        {
            switch (line.Kind)
            {
                case "file":
                    RequireResults();
                    file = line.File;
                    break;
                case "end":
                    RequireResults();
                    ended = true;
                    break;
                default:
                    rows.Add(ToRow(target, line));
                    break;
            }
        }

        if (!ended)
            rows.Add(Failure($"{target} | {file ?? "all files"}", end));
        return rows;
    }

    private static TheoryDataRow<PesterResult> ToRow(string target, PesterEvent line)
    {
        string name = $"{target} | {line.File} | {(line.Name.Length > 0 ? line.Name : "the file")}";
        return line.Result switch
        {
            "Passed" => new(new PesterResult(name)) { TestDisplayName = name, Label = "" },
            "Skipped" or "Inconclusive" => new(new PesterResult(name)) { TestDisplayName = name, Label = "", Skip = line.Message.Length > 0 ? line.Message : "Skipped by Pester." },
            _ => Failure(name, line.Message.Length > 0 ? line.Message : line.Result == "Failed" ? "A block around it failed before it ran." : $"Pester's result: {line.Result}", line.Trace),
        };
    }

    private static TheoryDataRow<PesterResult> Failure(string name, string message, string? trace = null) =>
        new(new PesterResult(name, message, trace)) { TestDisplayName = name, Label = "" };
}
