using System.Diagnostics;
using System.Globalization;

namespace ClusterTools.Benchmarks;

/// <summary>Pillow, tifffile and SciPy in a Python process that times itself, and programs that are timed as a whole.</summary>
internal static class PicturePeer
{
    private const string Python = "/usr/bin/python3";

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "picture_peer.py");

    /// <summary>The seconds that the script reports for its work.</summary>
    public static double Seconds(params IEnumerable<string> arguments) =>
        double.Parse(Run(Python, [Script, .. arguments]), CultureInfo.InvariantCulture);

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    public static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // ImageMagick ends with 1 for warnings.
        return process.ExitCode is 0 or 1 ? output : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}: {errors.Result}");
    }
}
