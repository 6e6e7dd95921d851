using System.Diagnostics;

namespace ClusterTools.Tests;

/// <summary>Tests in a process of their own, whose runtime is set up otherwise.</summary>
internal static class OwnProcess
{
    /// <summary>Checks that some tests pass without an instruction set.</summary>
    /// <param name="setting">The environment variable of the runtime that is set to 0.</param>
    /// <param name="methods">The tests, by their full names; none has cases.</param>
    public static void Passes(string setting, params string[] methods)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OwnProcess).Assembly.Location, .. methods.SelectMany(m => new[] { "-method", m }), "-noLogo"])
        {
            RedirectStandardOutput = true,
            Environment = { [setting] = "0" },
        };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Contains($"Total: {methods.Length}, Errors: 0, Failed: 0", output);
        Assert.Equal(0, process.ExitCode);
    }
}
