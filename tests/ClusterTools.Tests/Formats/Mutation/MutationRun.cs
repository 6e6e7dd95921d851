using System.Diagnostics;
using ClusterTools.Formats;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;
using ClusterTools.Formats.Stacks;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Mutation;

/// <summary>Decodes damaged files of one format: each is decoded or gives a clear error, within its limits of memory and without a hang.</summary>
/// <param name="format">The name of the format.</param>
/// <param name="extension">The extension of its files.</param>
/// <param name="parents">Files that are damaged.</param>
/// <param name="read">Reads a file.</param>
internal sealed class MutationRun(string format, string extension, byte[][] parents, MutationRun.Reading read)
{
    private const long PixelLimit = 1 << 20;
    // Buffers for reading and tables. Beside that, what a picture's samples take, and twice that for coefficients and for turning it.
    private const long AllocationBase = 24 << 20;
    private const int AllocationFactor = 4;

    private readonly Lock _lock = new();

    /// <summary>Reads a file, and returns what is wrong with the result, or null.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The bytes of what is read, as soon as they are known: they may be allocated.</param>
    public delegate string? Reading(string path, ref long result);

    public int Decoded { get; private set; }

    public int Refused { get; private set; }

    public double SlowestMilliseconds { get; private set; }

    public long LargestAllocation { get; private set; }

    /// <summary>What went wrong, a line each, with the seed that makes it come again.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Decodes the mutants of these seeds.</summary>
    public void Run(int firstSeed, int count)
    {
        using var folder = new TestFolder();
        ChunkedParallel.For(count, ExecutionOptions.Default, (i, worker) =>
        {
            int seed = firstSeed + i;
            byte[] mutant = FormatMutator.Mutate(format, parents[seed % parents.Length], seed);
            string path = folder.Write($"mutant{worker}{extension}", mutant);
            Try(path, seed);
        });
    }

    public override string ToString() =>
        $"{format}: {Decoded + Refused} mutants, {Decoded} decoded, {Refused} refused, {Failures.Count} failed; slowest {SlowestMilliseconds:F0} ms, most memory {LargestAllocation / 1e6:F1} MB";

    private void Try(string path, int seed)
    {
        var (outcome, milliseconds, allocated) = Read(path);
        if (milliseconds > Bounded.Hang.TotalMilliseconds)
            outcome = $"took {milliseconds:F0} ms";
        lock (_lock)
        {
            if (outcome is null)
                Decoded++;
            else if (outcome.Length == 0)
                Refused++;
            else
                Failures.Add($"{format} seed {seed}: {outcome}");
            SlowestMilliseconds = Math.Max(SlowestMilliseconds, milliseconds);
            LargestAllocation = Math.Max(LargestAllocation, allocated);
        }
    }

    /// <summary>Reads a picture within a limit of pixels.</summary>
    public static string? ReadPicture(string path, ref long picture)
    {
        using var source = ImageFormatRegistry.Open(path, new ImageReadOptions { MaximumPixelCount = PixelLimit, MaximumPageCount = 1000 });
        picture = source.PlaneBytes;
        byte[] plane = new byte[picture];
        int planes = checked(source.FrameCount * source.PlaneCount);
        if ((long)source.Width * source.Height * planes > PixelLimit)
            return $"{planes} planes of {source.Width}x{source.Height} are over the limit";
        for (int i = 0; i < planes; i++)
            source.ReadPlane(i, plane, CancellationToken.None);
        return null;
    }

    /// <summary>Reads the numbers of a table.</summary>
    public static string? ReadTable(string path, ref long values)
    {
        var set = SeriesReader.Read(path, new SeriesReadOptions { LabelColumn = "group" }, new ExecutionOptions { ThreadCount = 1 });
        values = (long)set.Count * set.Length * sizeof(double);
        return set.Truth?.Length == set.Count ? null : "labels and records differ";
    }

    /// <summary>Reads a file; the outcome is null for one that is read, empty for one that is refused, otherwise what is wrong.</summary>
    private (string? Outcome, double Milliseconds, long Allocated) Read(string path)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        long result = 0;
        string? outcome;
        try
        {
            outcome = read(path, ref result);
        }
        catch (Exception e) when (e is ImageFormatException or InvalidDataException)
        {
            outcome = e.Message.Contains(path) && e.Message.Length > path.Length + 10 ? string.Empty : $"unclear error: {e.Message}";
        }
        catch (Exception e)
        {
            outcome = e.ToString();
        }

        double milliseconds = watch.Elapsed.TotalMilliseconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AllocationBase + (AllocationFactor * result))
            outcome = $"allocated {allocated} bytes for a result of {result}; {outcome}";
        return (outcome, milliseconds, allocated);
    }
}
