using System.Diagnostics;

namespace ClusterTools.Tests;

/// <summary>Tests in a process of their own, whose runtime is set up otherwise.</summary>
internal static class OwnProcess
{
    /// <summary>Checks that some tests pass where an environment variable is set.</summary>
    /// <param name="setting">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="methods">The tests, by their full names; none has cases.</param>
    public static void Passes(string setting, string value, params string[] methods)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OwnProcess).Assembly.Location, .. methods.SelectMany(m => new[] { "-method", m }), "-noLogo"])
        {
            RedirectStandardOutput = true,
            Environment = { [setting] = value },
        };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Contains($"Total: {methods.Length}, Errors: 0, Failed: 0", output);
        Assert.Equal(0, process.ExitCode);
    }
}
