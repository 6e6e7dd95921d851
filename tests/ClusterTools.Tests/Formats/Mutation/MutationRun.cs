using System.Diagnostics;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Mutation;

/// <summary>Decodes damaged files of one format: each is decoded or gives a clear error, within its limits of memory and without a hang.</summary>
internal sealed class MutationRun(IImageDecoder decoder, byte[][] parents)
{
    private const long PixelLimit = 1 << 20;
    // Buffers for reading and tables. Beside that, what a picture's samples take, and twice that for coefficients and for turning it.
    private const long AllocationBase = 24 << 20;
    private const int AllocationFactor = 4;

    private readonly Lock _lock = new();

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
            byte[] mutant = FormatMutator.Mutate(decoder.Name, parents[seed % parents.Length], seed);
            string path = folder.Write($"mutant{worker}{decoder.Extensions[0]}", mutant);
            Try(path, seed);
        });
    }

    public override string ToString() =>
        $"{decoder.Name}: {Decoded + Refused} mutants, {Decoded} decoded, {Refused} refused, {Failures.Count} failed; slowest {SlowestMilliseconds:F0} ms, most memory {LargestAllocation / 1e6:F1} MB";

    private void Try(string path, int seed)
    {
        var (outcome, milliseconds, allocated) = Decode(path);
        if (milliseconds > Bounded.Hang.TotalMilliseconds)
            outcome = $"took {milliseconds:F0} ms";
        lock (_lock)
        {
            if (outcome is null)
                Decoded++;
            else if (outcome.Length == 0)
                Refused++;
            else
                Failures.Add($"{decoder.Name} seed {seed}: {outcome}");
            SlowestMilliseconds = Math.Max(SlowestMilliseconds, milliseconds);
            LargestAllocation = Math.Max(LargestAllocation, allocated);
        }
    }

    /// <summary>Decodes a file; the outcome is null for one that decodes, empty for one that is refused, otherwise what is wrong.</summary>
    private static (string? Outcome, double Milliseconds, long Allocated) Decode(string path)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        long picture = 0;
        string? outcome = null;
        try
        {
            using var source = ImageFormatRegistry.Open(path, new ImageReadOptions { MaximumPixelCount = PixelLimit, MaximumPageCount = 1000 });
            picture = source.PlaneBytes;
            byte[] plane = new byte[picture];
            int planes = checked(source.FrameCount * source.PlaneCount);
            if ((long)source.Width * source.Height * planes > PixelLimit)
                outcome = $"{planes} planes of {source.Width}x{source.Height} are over the limit";
            for (int i = 0; i < planes && outcome is null; i++)
                source.ReadPlane(i, plane, CancellationToken.None);
        }
        catch (ImageFormatException e)
        {
            outcome = e.Message.Contains(path) && e.Message.Length > path.Length + 10 ? string.Empty : $"unclear error: {e.Message}";
        }
        catch (Exception e)
        {
            outcome = e.ToString();
        }

        double milliseconds = watch.Elapsed.TotalMilliseconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AllocationBase + (AllocationFactor * picture))
            outcome = $"allocated {allocated} bytes for a picture of {picture}; {outcome}";
        return (outcome, milliseconds, allocated);
    }
}
