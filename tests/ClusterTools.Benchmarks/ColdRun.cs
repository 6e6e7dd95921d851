using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ClusterTools.Benchmarks;

/// <summary>A program that is started anew for each measurement.</summary>
/// <param name="name">The name in the table.</param>
/// <param name="start">Creates the process to start.</param>
internal sealed partial class ColdRun(string name, Func<ProcessStartInfo> start)
{
    private const int Children = -1;

    private readonly List<double> _seconds = [];
    private readonly List<double> _processorSeconds = [];

    public string Name => name;

    /// <summary>The median, from the start to the end of the process.</summary>
    public double Seconds => Median(_seconds);

    /// <summary>The median of the CPU time on all processors.</summary>
    public double ProcessorSeconds => Median(_processorSeconds);

    /// <exception cref="InvalidOperationException">The program failed: its time would be meaningless.</exception>
    public void Measure()
    {
        var info = start();
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        double before = ChildSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{name}' ended with code {process.ExitCode}: {errors.Result}");
        _seconds.Add(seconds);
        _processorSeconds.Add(OperatingSystem.IsWindows() ? process.TotalProcessorTime.TotalSeconds : ChildSeconds() - before);
    }

    /// <summary>The CPU time of all child processes that have ended. (Outside Windows, .NET does not provide it for a process that has ended.)</summary>
    private static double ChildSeconds()
    {
        if (OperatingSystem.IsWindows())
            return 0;
        // struct rusage: seconds and microseconds in user mode, the same in the kernel, 14 counters.
        Span<long> usage = stackalloc long[18];
        _ = GetResourceUsage(Children, ref MemoryMarshal.GetReference(usage));
        return usage[0] + usage[2] + (1e-6 * ((int)usage[1] + (int)usage[3]));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);
}
