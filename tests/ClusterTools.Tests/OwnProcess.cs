using System.Diagnostics;

namespace ClusterTools.Tests;

/// <summary>Tests in a process of their own, whose runtime is set up otherwise.</summary>
internal static class OwnProcess
{
    /// <summary>Checks that one test passes without an instruction set.</summary>
    /// <param name="tests">The class of the test.</param>
    /// <param name="method">Its name.</param>
    /// <param name="setting">The environment variable of the runtime that is set to 0.</param>
    public static void Passes(Type tests, string method, string setting)
    {
        var start = new ProcessStartInfo("dotnet", [tests.Assembly.Location, "-method", $"{tests.FullName}.{method}", "-noLogo"])
        {
            RedirectStandardOutput = true,
            Environment = { [setting] = "0" },
        };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output);
        Assert.Equal(0, process.ExitCode);
    }
}
